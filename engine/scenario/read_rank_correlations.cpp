// SPDX-License-Identifier: MIT
#include "engine/scenario/read_rank_correlations.h"

#include <fmt/core.h>

#include <algorithm>

#include "engine/input/field_check.h"
#include "engine/input/make_value.h"
#include "engine/scenario/format/belief_fields.h"
#include "engine/scenario/gaussian_copula.h"

namespace darknumber {
namespace {

constexpr std::string_view correlations_name = "rank_correlations";

/// The factor with this label or path; as many as there are factors where none has it.
std::size_t factor_called(const Value& name, const std::vector<Factor>& factors) {
  const auto is_it = [&](const Factor& factor) {
    return name.is_text() &&
           (name.text() == label_of(factor) || name.text() == name_of(factor) ||
            std::find(factor.paths.begin(), factor.paths.end(), name.text()) != factor.paths.end());
  };
  return static_cast<std::size_t>(std::find_if(factors.begin(), factors.end(), is_it) -
                                  factors.begin());
}

std::vector<std::string> labels_of(const std::vector<Factor>& factors) {
  std::vector<std::string> labels;
  for (const Factor& factor : factors) labels.push_back(label_of(factor));
  return labels;
}

bool is_named(const StudySpec& study, const RankCorrelation& pair) {
  return std::any_of(study.rank_correlations.begin(), study.rank_correlations.end(),
                     [&](const RankCorrelation& other) {
                       return std::minmax(other.first, other.second) ==
                              std::minmax(pair.first, pair.second);
                     });
}

void read_one(const Value& item, std::size_t number, ObjectReader& outer, StudySpec& study) {
  ObjectReader reader(item, fmt::format("study.{}[#{}]", correlations_name, number),
                      rank_correlation_fields(), outer.file(), outer.problems());
  const Value* between = item.is_object() ? reader.value("between") : nullptr;
  const auto value = item.is_object() ? reader.number("value") : std::nullopt;
  if (between == nullptr || !value) return;  // reported
  if (between->array().size() != 2) {
    reader.report("between", "a rank correlation is between two factors", "Name two.");
    return;
  }
  RankCorrelation pair{0, 0, *value};
  for (std::size_t i = 0; i < 2; ++i) {
    const Value& name = between->array()[i];
    const std::size_t found = factor_called(name, study.factors);
    if (found == study.factors.size()) {
      const std::vector<std::string> labels = labels_of(study.factors);
      outer.problems().push_back(
          {file_at(name.position, outer.file()), name.position, reader.path_of("between"),
           fmt::format("{} is not a factor of this study", describe_value(name)),
           fmt::format("The factors are {}.", list_names(labels)),
           name.is_text() ? nearest_name(name.text(), labels) : ""});
      return;
    }
    (i == 0 ? pair.first : pair.second) = found;
  }
  if (pair.first == pair.second || is_named(study, pair)) {
    reader.report("between",
                  pair.first == pair.second ? "a factor is not correlated with itself"
                                            : "these two factors have a rank correlation already",
                  "Name every pair once.");
    return;
  }
  study.rank_correlations.push_back(pair);
}

}  // namespace

void read_rank_correlations(ObjectReader& reader, const StudySurroundings&, StudySpec& study) {
  const Value* items = reader.value(correlations_name);
  const Value* factors = reader.value("factors");
  // Of factors that could not be read nobody knows which they are.
  if (items == nullptr || factors == nullptr || factors->array().size() != study.factors.size())
    return;
  const std::size_t before = reader.problems().size();
  for (std::size_t i = 0; i < items->array().size(); ++i)
    read_one(items->array()[i], i + 1, reader, study);
  if (reader.problems().size() > before) return;
  if (GaussianCopula::make(study.factors.size(), study.rank_correlations)) return;
  reader.report(correlations_name,
                "no beliefs have all of these correlations together: their matrix is not positive "
                "definite",
                "Bring them nearer to 0.");
  study.rank_correlations.clear();
}

Value write_rank_correlations(const StudySpec& study) {
  if (study.rank_correlations.empty()) return null_value();
  Value items = empty_array();
  for (const RankCorrelation& pair : study.rank_correlations) {
    Value between = empty_array();
    for (std::size_t f : {pair.first, pair.second})
      between.array().push_back(make_value(study.factors[f].paths.front()));
    Value item = empty_object();
    add_member(item, "between", std::move(between));
    add_member(item, "value", pair.value);
    items.array().push_back(std::move(item));
  }
  return items;
}

}  // namespace darknumber
