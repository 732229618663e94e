// SPDX-License-Identifier: MIT
#include "engine/report/estimate/average_report.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/input/make_value.h"
#include "engine/input/wording.h"
#include "engine/report/numbers.h"

namespace darknumber {
namespace {

constexpr std::size_t averaged_in_text = 3;
constexpr std::size_t averaged_in_json = 100;

Value averaged_value(const std::vector<AveragedModel>& models, const ListsInUse& lists) {
  Value values = empty_array();
  for (std::size_t m = 0; m < std::min(models.size(), averaged_in_json); ++m) {
    Value value = empty_object();
    Value interactions = empty_array();
    for (CaptureHistory set : models[m].interactions)
      interactions.array().push_back(make_value(joined_names(set, lists, ":")));
    add_member(value, "interactions", std::move(interactions));
    add_member(value, "estimate", models[m].population_size);
    add_member(value, "weight", models[m].weight);
    values.array().push_back(std::move(value));
  }
  return values;
}

std::string name_of_model(const AveragedModel& model, const ListsInUse& lists) {
  std::string text;
  for (CaptureHistory set : model.interactions)
    text += (text.empty() ? "" : ", ") + joined_names(set, lists, ":");
  return text.empty() ? "independence" : "[" + text + "]";
}

}  // namespace

Value average_value(const ModelAverage& average, const ListsInUse& lists) {
  Value value = empty_object();
  add_member(value, "models_counted", static_cast<double>(average.models.size()));
  add_member(value, "models_negligible", static_cast<double>(average.negligible));
  add_member(value, "models_left_out", static_cast<double>(average.left_out.size()));
  add_member(value, "models", averaged_value(average.models, lists));
  add_member(value, "left_out", averaged_value(average.left_out, lists));
  return value;
}

std::string average_note(const ModelAverage& average, const ListsInUse& lists) {
  std::string note =
      fmt::format("averages {}.", counted(static_cast<double>(average.models.size()), "model"));
  for (std::size_t m = 0; m < std::min(average.models.size(), averaged_in_text); ++m)
    note += fmt::format(
        "{}{} {} ({})", m == 0 ? " Weights: " : "; ", name_of_model(average.models[m], lists),
        share_text(average.models[m].weight), quantity_text(average.models[m].population_size));
  note += ".";
  if (average.negligible > 0)
    note += fmt::format(" {} more {} less than 1e-12 of the first.", average.negligible,
                        average.negligible == 1 ? "weighs" : "weigh");
  for (std::size_t m = 0; m < std::min(average.left_out.size(), averaged_in_text); ++m)
    note += fmt::format("{}{} ({})", m == 0 ? " Left out as too large: " : "; ",
                        name_of_model(average.left_out[m], lists),
                        quantity_text(average.left_out[m].population_size));
  if (average.left_out.size() > averaged_in_text)
    note += fmt::format("; and {} more", average.left_out.size() - averaged_in_text);
  return note + (average.left_out.empty() ? "" : ".");
}

}  // namespace darknumber
