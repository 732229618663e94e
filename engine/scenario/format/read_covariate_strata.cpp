// SPDX-License-Identifier: MIT
#include "engine/scenario/format/read_covariate_strata.h"

#include <fmt/format.h>

#include <cmath>

#include "engine/input/field_check.h"
#include "engine/input/name_check.h"
#include "engine/input/nearest_name.h"
#include "engine/input/wording.h"
#include "engine/scenario/format/read_names.h"
#include "engine/scenario/format/read_numbers.h"

namespace darknumber {
namespace {

/// Every pattern is a stratum, whose laws are solved and whose table every replicate counts: a
/// bound on that work alone, which is some seconds with so many, traits and a dependence.
constexpr std::size_t most_patterns = 4096;

/// Covariates on their way out of the file.
struct CovariateReading {
  ObjectReader& population;
  std::vector<Covariate> covariates;
  std::vector<std::vector<double>> shares;  // of levels, where each has one
  bool sound = true;

  void refuse(const Position& at, const std::string& path, std::string message,
              std::string advice = "", std::string suggestion = "") {
    sound = false;
    population.problems().push_back({file_at(at, population.file()), at,
                                     population.path_of("covariates") + path, std::move(message),
                                     std::move(advice), std::move(suggestion)});
  }

  /// A level's or covariate's name; refused where it is none, or stands there already.
  void check_name(const Position& at, const std::string& name, NameOf kind,
                  const std::vector<std::string>& taken) {
    if (const auto fault = fault_of_name(name, kind))
      refuse(at, "", fault->message + ".", fault->advice);
    else if (name.find('/') != std::string::npos)
      refuse(at, "", fmt::format("\"{}\" holds a stroke", name),
             "The names of patterns are made with it, such as \"2014 / male\": leave it out.");
    else if (index_of_name(name, taken) >= 0)
      refuse(at, "", fmt::format("\"{}\" is given twice", name), "Keep one of the two.");
  }
};

/// A share from 0 to 1; refused where it is none.
double read_share(CovariateReading& reading, const Value& value, const std::string& path) {
  if (value.is_number() && value.number() >= 0.0 && value.number() <= 1.0) return value.number();
  reading.refuse(
      value.position, path,
      fmt::format("a share must be a number from 0 to 1, but is {}", describe_value(value)));
  return 0.0;
}

void check_sum(CovariateReading& reading, const Position& at, const std::string& path,
               const std::vector<double>& shares) {
  double sum = 0.0;
  for (double share : shares) sum += share;
  if (reading.sound && !sums_to_one(shares))
    reading.refuse(at, path, fmt::format("the shares sum to {:.10g}, not to 1", sum));
}

void read_levels(CovariateReading& reading, const Member& member, bool by_pattern) {
  Covariate covariate{member.name, {}, {}};
  std::vector<double> shares;
  const std::string path = "." + member.name;
  if (by_pattern ? !member.value.is_array() : !member.value.is_object()) {
    reading.refuse(member.value.position, path,
                   by_pattern ? std::string("beside \"shares\" a covariate is an array of levels")
                              : fmt::format("a covariate must be an object of levels with their "
                                            "shares, but is {}",
                                            describe_value(member.value)),
                   by_pattern ? "For example \"sex\": [\"female\", \"male\"]."
                              : "For example \"sex\": {\"female\": 0.7, \"male\": 0.3}.");
    return;
  }
  if (by_pattern) {
    for (const Value& level : member.value.array()) {
      const std::string name = level.is_text() ? level.text() : "";
      reading.check_name(level.position, name, NameOf::stratum, covariate.levels);
      covariate.levels.push_back(name);
    }
  } else {
    for (const Member& level : member.value.object()) {
      reading.check_name(level.position, level.name, NameOf::stratum, covariate.levels);
      covariate.levels.push_back(level.name);
      shares.push_back(read_share(reading, level.value, path + "." + level.name));
    }
    if (shares.size() > 1) check_sum(reading, member.value.position, path, shares);
  }
  if (covariate.levels.size() < 2)
    reading.refuse(member.value.position, path, "a covariate has two levels or more",
                   "Leave it out where all persons have the same.");
  reading.covariates.push_back(std::move(covariate));
  reading.shares.push_back(std::move(shares));
}

/// How many patterns there are: more, perhaps, than a whole number can say.
double count_patterns(const std::vector<Covariate>& covariates) {
  double patterns = 1.0;
  for (const Covariate& covariate : covariates)
    patterns *= static_cast<double>(covariate.levels.size());
  return patterns;
}

/// The strata, so many, and which level of each covariate they have.
std::vector<Stratum> crossed(std::vector<Covariate>& covariates,
                             const std::vector<std::vector<double>>& shares, std::size_t patterns) {
  std::vector<Stratum> strata;
  for (std::size_t p = 0; p < patterns; ++p) {
    std::size_t rest = p;
    std::vector<std::string> levels;
    double share = 1.0;
    for (std::size_t c = 0; c < covariates.size(); ++c) {
      const std::size_t level = rest % covariates[c].levels.size();
      rest /= covariates[c].levels.size();
      covariates[c].level_of_stratum.push_back(level);
      levels.push_back(covariates[c].levels[level]);
      if (!shares[c].empty()) share *= shares[c][level];
    }
    strata.push_back({name_of_pattern(levels), share, share});
  }
  return strata;
}

/// Sets the shares of patterns, each of which is named.
void set_shares(CovariateReading& reading, const Value& shares, std::vector<Stratum>& strata) {
  const std::string path = fmt::format(".{}", shares_by_pattern);
  if (!shares.is_object())
    return reading.refuse(
        shares.position, path,
        fmt::format("\"shares\" must be an object, but is {}", describe_value(shares)),
        "For example {\"2014 / male\": 0.2, …}.");
  std::vector<std::string> names;
  for (const Stratum& stratum : strata) names.push_back(stratum.name);
  std::vector<bool> given(strata.size(), false);
  for (const Member& member : shares.object()) {
    const int index = index_of_name(member.name, names);
    if (index < 0 || given[static_cast<std::size_t>(index)]) {
      reading.refuse(member.position, path,
                     index < 0 ? fmt::format("there is no pattern \"{}\"", member.name)
                               : fmt::format("\"{}\" is given twice", member.name),
                     index < 0 ? known_names_advice("patterns", names) : "Keep one of the two.",
                     index < 0 ? nearest_name(member.name, names) : "");
      continue;
    }
    Stratum& stratum = strata[static_cast<std::size_t>(index)];
    given[static_cast<std::size_t>(index)] = true;
    stratum.share = read_share(reading, member.value, path + "." + member.name);
    stratum.bystander_share = stratum.share;
  }
  std::vector<double> all;
  for (std::size_t s = 0; s < strata.size(); ++s) {
    all.push_back(strata[s].share);
    if (!given[s] && reading.sound)
      reading.refuse(shares.position, path,
                     fmt::format("the pattern \"{}\" has no share", strata[s].name),
                     "Give one to every pattern, 0 where nobody has it.");
  }
  check_sum(reading, shares.position, path, all);
}

void refuse_companions(ObjectReader& population) {
  for (const char* field : {"strata", "at_risk"})
    if (population.has(field))
      population.report(field, fmt::format("\"{}\" and \"covariates\" cannot be combined", field),
                        "The patterns of covariates are strata: leave one of the two out.");
}

}  // namespace

std::string name_of_pattern(const std::vector<std::string>& levels) {
  return fmt::format("{}", fmt::join(levels, " / "));
}

void read_covariate_strata(ObjectReader& population, PopulationSpec& spec) {
  const Value* given = population.value("covariates");
  if (given == nullptr) return;
  refuse_companions(population);
  CovariateReading reading{population, {}, {}};
  const Value* shares = given->find(shares_by_pattern);
  std::vector<std::string> names;
  for (const Member& member : given->object()) {
    if (member.name == shares_by_pattern) {
      if (&member.value != shares)
        reading.refuse(member.position, "", fmt::format("\"{}\" is given twice", member.name),
                       "Keep one of the two.");
      continue;
    }
    reading.check_name(member.position, member.name, NameOf::list, names);
    names.push_back(member.name);
    read_levels(reading, member, shares != nullptr);
  }
  if (names.empty())
    reading.refuse(given->position, "", "\"covariates\" names none",
                   "Leave it out for a population without covariates.");
  const double patterns = count_patterns(reading.covariates);
  if (patterns == 0.0 || reading.covariates.empty()) return;  // and that has been said
  if (patterns > static_cast<double>(most_patterns))
    return reading.refuse(
        given->position, "",
        fmt::format("these covariates have {} patterns", number_text(patterns)),
        fmt::format("There can be {}: leave out a covariate, or unite levels.", most_patterns));
  std::vector<Stratum> strata =
      crossed(reading.covariates, reading.shares, static_cast<std::size_t>(patterns));
  if (shares != nullptr) set_shares(reading, *shares, strata);
  if (population.has("strata")) return;
  spec.strata = std::move(strata);
  spec.covariates = std::move(reading.covariates);
}

std::vector<LevelValue> read_level_values(ObjectReader& agency,
                                          const std::vector<Covariate>& covariates) {
  std::vector<LevelValue> values;
  const Value* by_covariate = agency.value("by_covariate");
  if (by_covariate == nullptr) return values;
  const auto refuse = [&](const Position& at, const std::string& path, std::string message,
                          std::string advice, std::string suggestion) {
    agency.problems().push_back({file_at(at, agency.file()), at, path, std::move(message),
                                 std::move(advice), std::move(suggestion)});
  };
  std::vector<std::string> names;
  for (const Covariate& covariate : covariates) names.push_back(covariate.name);
  refuse_repeated_names(*by_covariate, agency.path_of("by_covariate"), agency.file(),
                        agency.problems());
  const auto is_first = [](const Value& object, const Member& member) {
    return object.find(member.name) == &member.value;
  };
  for (const Member& member : by_covariate->object()) {
    if (!is_first(*by_covariate, member)) continue;
    const int c = index_of_name(member.name, names);
    const std::string path = fmt::format("{}.{}", agency.path_of("by_covariate"), member.name);
    if (c < 0) {
      refuse(member.position, path, fmt::format("there is no covariate called \"{}\"", member.name),
             known_names_advice("covariates", names), nearest_name(member.name, names));
      continue;
    }
    if (!member.value.is_object()) {
      refuse(member.value.position, path,
             fmt::format("the levels of a covariate must be an object, but are {}",
                         describe_value(member.value)),
             "For example {\"male\": {\"capture_probability\": 0.05}}.", "");
      continue;
    }
    const Covariate& covariate = covariates[static_cast<std::size_t>(c)];
    refuse_repeated_names(member.value, path, agency.file(), agency.problems());
    for (const Member& level : member.value.object()) {
      if (!is_first(member.value, level)) continue;
      const int l = index_of_name(level.name, covariate.levels);
      if (l < 0)
        refuse(level.position, path,
               fmt::format("\"{}\" has no level \"{}\"", member.name, level.name),
               known_names_advice("levels", covariate.levels),
               nearest_name(level.name, covariate.levels));
      else
        values.push_back(
            {static_cast<std::size_t>(c), static_cast<std::size_t>(l), &level.value,
             fmt::format("{}[{}:{}]", agency.path_of("by_covariate"), member.name, level.name)});
    }
  }
  return values;
}

}  // namespace darknumber
