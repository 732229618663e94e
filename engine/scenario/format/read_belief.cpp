// SPDX-License-Identifier: MIT
#include "engine/scenario/format/read_belief.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numeric>

#include "engine/input/choices.h"
#include "engine/input/json.h"
#include "engine/input/make_value.h"
#include "engine/input/object_reader.h"
#include "engine/scenario/belief_quantiles.h"
#include "engine/scenario/format/belief_fields.h"
#include "engine/scenario/format/read_numbers.h"

namespace darknumber {
namespace {

constexpr std::string_view quantiles = "quantiles";

std::string_view name_of_family(BeliefFamily family) {
  return belief_family_names[static_cast<std::size_t>(family)];
}

/// What a family's numbers must be, and in words; empty where they are.
std::string fault_of_parameters(BeliefFamily family, const std::vector<double>& at) {
  switch (family) {
    case BeliefFamily::uniform:
      return at.size() == 2 && at[0] < at[1] ? "" : "two numbers, the lower first";
    case BeliefFamily::log_uniform:
      return at.size() == 2 && 0.0 < at[0] && at[0] < at[1]
                 ? ""
                 : "two numbers above 0, the lower first";
    case BeliefFamily::beta:
      return at.size() == 2 && at[0] > 0.0 && at[1] > 0.0 ? "" : "alpha and beta, both above 0";
    case BeliefFamily::normal:
      return at.size() == 2 && at[1] > 0.0 ? "" : "a mean and a standard deviation above 0";
    case BeliefFamily::lognormal:
      return at.size() == 2 && at[0] > 0.0 && at[1] > 0.0
                 ? ""
                 : "a median above 0 and a standard deviation of the logarithm above 0";
    case BeliefFamily::triangular:
      return at.size() == 3 && at[0] <= at[1] && at[1] <= at[2] && at[0] < at[2]
                 ? ""
                 : "the least, the most likely and the most, in this order";
    case BeliefFamily::discrete:
      break;
  }
  return "";
}

void read_discrete(ObjectReader& reader, Belief& belief) {
  const Value* value = reader.value("discrete");
  if (value == nullptr) return;
  ObjectReader inner(*value, reader.path_of("discrete"), discrete_belief_fields(), reader.file(),
                     reader.problems());
  const auto values = read_numbers(inner, "values", any_number);
  const auto shares = read_numbers(inner, "shares", positive);
  if (!values || !shares) return;
  if (values->empty() || values->size() != shares->size()) {
    inner.report("shares", "there must be a share for every value, and one value at least",
                 "For example \"values\": [0, 0.2], \"shares\": [0.3, 0.7].");
    return;
  }
  if (!sums_to_one(*shares)) {
    inner.report("shares", "the shares do not sum to 1", "They are probabilities of all cases.");
    return;
  }
  std::vector<std::size_t> order(values->size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return (*values)[a] < (*values)[b]; });
  for (std::size_t i : order) {
    belief.values.push_back((*values)[i]);
    belief.shares.push_back((*shares)[i]);
  }
}

std::optional<double> share_named(const std::string& name) {
  double share = 0.0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), share);
  if (error != std::errc() || end != name.data() + name.size()) return std::nullopt;
  return share > 0.0 && share < 1.0 ? std::optional<double>(share) : std::nullopt;
}

/// Two of them, the lower probability first; none, with a problem, where they are not.
std::vector<StatedQuantile> read_quantiles(ObjectReader& reader) {
  const Value* value = reader.value(quantiles);
  if (value == nullptr) return {};
  std::vector<StatedQuantile> stated;
  for (const Member& member : value->object()) {
    const auto share = share_named(member.name);
    if (!share || !member.value.is_number()) {
      reader.report(quantiles, "quantiles are probabilities between 0 and 1, each with a number",
                    "For example {\"0.5\": 0.1, \"0.95\": 0.3}: probably 0.1, hardly above 0.3.");
      return {};
    }
    stated.push_back({*share, member.value.number()});
  }
  std::sort(stated.begin(), stated.end(),
            [](const StatedQuantile& a, const StatedQuantile& b) { return a.share < b.share; });
  if (stated.size() == 2 && stated[0].share < stated[1].share && stated[0].value < stated[1].value)
    return stated;
  reader.report(quantiles, "a belief has two quantiles, the higher with the higher probability",
                "For example {\"0.05\": 0.02, \"0.95\": 0.3}.");
  return {};
}

void solve_quantiles(ObjectReader& reader, Belief& belief) {
  belief.quantiles = read_quantiles(reader);
  if (reader.lacks("family")) {
    reader.report(quantiles, "\"quantiles\" need a \"family\"",
                  "Say which distribution has them, as in \"family\": \"beta\".");
    return;
  }
  const std::optional<std::string> family = reader.text("family");
  if (!family || belief.quantiles.empty()) return;  // reported
  belief.family = *choice_named<BeliefFamily>(belief_family_names, *family);
  const auto parameters = parameters_with(belief.family, belief.range.value_or(Bounds{0.0, 1.0}),
                                          belief.quantiles[0], belief.quantiles[1]);
  if (parameters)
    belief.parameters = *parameters;
  else
    reader.report(quantiles, fmt::format("no {} distribution has these quantiles", *family),
                  belief.family == BeliefFamily::beta
                      ? "A beta lies between 0 and 1, or over its \"range\"."
                      : "Both must be above 0.");
}

void read_range(ObjectReader& reader, Belief& belief) {
  const auto ends = read_numbers(reader, "range", any_number);
  if (!ends) return;
  if (ends->size() == 2 && (*ends)[0] < (*ends)[1])
    belief.range = Bounds{(*ends)[0], (*ends)[1]};
  else
    reader.report("range", "\"range\" must be two numbers, the lower first",
                  "For example \"range\": [0, 0.4].");
}

void read_family(ObjectReader& reader, std::string_view name, Belief& belief) {
  belief.family = *choice_named<BeliefFamily>(belief_family_names, name);
  if (belief.family == BeliefFamily::discrete) return read_discrete(reader, belief);
  const auto numbers = read_numbers(reader, name, any_number);
  if (!numbers) return;
  belief.parameters = *numbers;
  if (const std::string fault = fault_of_parameters(belief.family, *numbers); !fault.empty())
    reader.report(name, fmt::format("\"{}\" must be {}", name, fault));
}

}  // namespace

std::optional<Belief> read_belief(const Value& value, const std::string& path, const Range& allowed,
                                  const std::string& file, Problems& problems) {
  const std::size_t before = problems.size();
  ObjectReader reader(value, path, belief_fields(), file, problems);
  if (!value.is_object()) return std::nullopt;  // reported
  std::vector<std::string_view> given;
  if (reader.has(quantiles)) given.push_back(quantiles);
  for (std::string_view family : belief_family_names)
    if (reader.has(family)) given.push_back(family);
  if (problems.size() > before) return std::nullopt;
  if (given.size() != 1) {
    problems.push_back({file_at(value.position, file), value.position, path,
                        given.empty() ? "the belief names no distribution"
                                      : "a belief is one distribution, but this names several",
                        "For example {\"quantiles\": {\"0.5\": 0.1, \"0.95\": 0.3}, \"family\": "
                        "\"beta\"}: probably 0.1, hardly above 0.3.",
                        ""});
    return std::nullopt;
  }
  if (reader.has("family") && given.front() != quantiles)
    reader.report("family", "\"family\" goes with \"quantiles\" only", "Leave it out here.");
  Belief belief;
  belief.allowed = allowed;
  read_range(reader, belief);
  if (given.front() == quantiles)
    solve_quantiles(reader, belief);
  else
    read_family(reader, given.front(), belief);
  if (problems.size() > before) return std::nullopt;
  if (!has_mass(belief))
    reader.report(given.front(), "nothing of this belief is among the numbers that the field takes",
                  "Choose one that lies among them.");
  if (problems.size() > before) return std::nullopt;
  return belief;
}

Value bounds_value(const Bounds& bounds) {
  Value value = empty_array();
  value.array().push_back(make_value(bounds.low));
  value.array().push_back(make_value(bounds.high));
  return value;
}

Value belief_value(const Belief& belief) {
  const auto numbers = [](const std::vector<double>& items) {
    Value array = empty_array();
    for (double item : items) array.array().push_back(make_value(item));
    return array;
  };
  Value value = empty_object();
  const std::string family(name_of_family(belief.family));
  if (!belief.quantiles.empty()) {
    Value stated = empty_object();
    for (const StatedQuantile& one : belief.quantiles)
      add_member(stated, shortest_number(one.share), one.value);
    add_member(value, std::string(quantiles), std::move(stated));
    add_member(value, "family", family);
  } else if (belief.family == BeliefFamily::discrete) {
    Value discrete = empty_object();
    add_member(discrete, "values", numbers(belief.values));
    add_member(discrete, "shares", numbers(belief.shares));
    add_member(value, family, std::move(discrete));
  } else {
    add_member(value, family, numbers(belief.parameters));
  }
  if (belief.range) add_member(value, "range", bounds_value(*belief.range));
  return value;
}

}  // namespace darknumber
