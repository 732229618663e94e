// SPDX-License-Identifier: MIT
#include "engine/scenario/format/read_population.h"

#include <fmt/core.h>

#include <cmath>
#include <limits>

#include "engine/input/field_check.h"
#include "engine/input/json.h"
#include "engine/scenario/format/field_tables.h"
#include "engine/scenario/format/read_covariate_strata.h"
#include "engine/scenario/format/read_groups.h"
#include "engine/scenario/format/read_names.h"
#include "engine/scenario/format/read_numbers.h"

namespace darknumber {
namespace {

double sum_of(const std::vector<double>& numbers) {
  double sum = 0.0;
  for (double number : numbers) sum += number;
  return sum;
}

void check_share_sum(ObjectReader& population, const std::vector<double>& shares,
                     std::string_view what) {
  if (!sums_to_one(shares))
    population.report("strata", fmt::format("the {} of the strata sum to {:.10g}, not to 1", what,
                                            sum_of(shares)));
}

std::vector<Stratum> read_strata(ObjectReader& population) {
  const Value* items = population.value("strata");
  if (items == nullptr) return {Stratum{}};
  if (items->array().empty()) {
    population.report("strata", "\"strata\" is empty",
                      "Leave it out for a population of one group.");
    return {Stratum{}};
  }
  std::vector<std::string> names;
  std::vector<double> shares;
  std::vector<double> bystander_shares;
  std::size_t given = 0;
  bool sound = true;
  for (const Value& item : items->array()) {
    ObjectReader reader(item, item_path(population.path_of("strata"), item, names.size()),
                        section_fields("population.strata[]"), population.file(),
                        population.problems());
    read_unique_name(reader, NameOf::stratum, names);
    shares.push_back(reader.number("share").value_or(0.0));
    if (reader.value("bystander_share") != nullptr) ++given;
    bystander_shares.push_back(reader.number("bystander_share").value_or(shares.back()));
    sound = sound && reader.sound();
  }
  if (sound) {
    check_share_sum(population, shares, "shares");
    if (population.has("at_risk"))
      given = 0;  // refused with the rest of what a continuum has no place for
    if (given != 0 && given != names.size())
      population.report(
          "strata", fmt::format("{} of {} strata give a bystander_share", given, names.size()),
          "Give it for all strata, or for none (each is then the share of the victims).");
    else if (given != 0)
      check_share_sum(population, bystander_shares, "bystander_shares");
  }
  std::vector<Stratum> strata;
  for (std::size_t s = 0; s < names.size(); ++s)
    strata.push_back({names[s], shares[s], bystander_shares[s]});
  return strata;
}

NormalTrait read_normal_trait(ObjectReader& reader) {
  for (const char* field : {"values", "shares"})
    if (reader.has(field))
      reader.report(field, fmt::format("a normal trait has no \"{}\"", field),
                    "It has an \"sd\"; \"values\" and \"shares\" belong to classes.");
  NormalTrait trait;
  trait.sd = reader.number("sd").value_or(trait.sd);
  return trait;
}

void centre(ClassesTrait& trait) {
  double mean = 0.0;
  for (std::size_t c = 0; c < trait.values.size(); ++c) mean += trait.shares[c] * trait.values[c];
  double scale = 0.0;
  for (std::size_t c = 0; c < trait.values.size(); ++c)
    scale += trait.shares[c] * std::abs(trait.values[c]);
  // A mean within the rounding error of its sum is 0, so that centring twice changes nothing.
  const auto terms = static_cast<double>(trait.values.size() + 4);
  if (std::abs(mean) <= terms * std::numeric_limits<double>::epsilon() * scale) return;
  for (double& value : trait.values) value -= mean;
}

ClassesTrait read_classes_trait(ObjectReader& reader) {
  if (reader.has("sd"))
    reader.report("sd", "a trait of classes has no \"sd\"",
                  "Its spread follows from its \"values\" and \"shares\".");
  for (const char* field : {"values", "shares"})
    if (reader.lacks(field))
      reader.report(field, fmt::format("a trait of classes needs \"{}\"", field),
                    "For example \"values\": [-1, 1], \"shares\": [0.5, 0.5].");
  const auto values = read_numbers(reader, "values", any_number);
  const auto shares = read_numbers(reader, "shares", probability);
  if (!values || !shares) return {};
  if (values->size() != shares->size()) {
    reader.report("shares",
                  fmt::format("there are {} shares for {} values", shares->size(), values->size()),
                  "Every value has one share, in the same order.");
    return {};
  }
  if (!sums_to_one(*shares)) {
    reader.report("shares", fmt::format("the shares of the classes sum to {:.10g}, not to 1",
                                        sum_of(*shares)));
    return {};
  }
  ClassesTrait trait{*values, *shares};
  centre(trait);
  return trait;
}

std::vector<Trait> read_traits(ObjectReader& population) {
  const Value* items = population.value("traits");
  if (items == nullptr) return {};
  std::vector<std::string> names;
  std::vector<Trait> traits;
  for (const Value& item : items->array()) {
    ObjectReader reader(item, item_path(population.path_of("traits"), item, names.size()),
                        section_fields("population.traits[]"), population.file(),
                        population.problems());
    read_unique_name(reader, NameOf::trait, names);
    Trait trait{names.back(), NormalTrait{}};
    const std::string distribution = reader.text("distribution").value_or("");
    if (distribution == "normal") trait.distribution = read_normal_trait(reader);
    if (distribution == "classes") trait.distribution = read_classes_trait(reader);
    traits.push_back(std::move(trait));
  }
  return traits;
}

/// Periods that were refused are as many as can be, so that no window is refused for their sake.
Turnover read_turnover(ObjectReader& population) {
  Turnover turnover;
  if (!population.has("turnover")) return turnover;
  turnover.periods = static_cast<int>(most_periods);
  const Value* value = population.value("turnover");
  if (value == nullptr) return turnover;
  ObjectReader reader(*value, "population.turnover", section_fields("population.turnover"),
                      population.file(), population.problems());
  if (reader.lacks("periods")) turnover.periods = 1;
  turnover.periods = static_cast<int>(reader.integer("periods").value_or(turnover.periods));
  turnover.rate = reader.number("rate").value_or(turnover.rate);
  return turnover;
}

AtRisk read_at_risk(const Value& value, const std::string& file, Problems& problems) {
  const ObjectReader reader(value, "population.at_risk", section_fields("population.at_risk"), file,
                            problems);
  return {reader.integer("count").value_or(1), reader.number("victims_above").value_or(0.0)};
}

/// What a continuum of severity takes the place of.
void refuse_beside_at_risk(ObjectReader& population) {
  if (population.has("victims"))
    population.report("victims", "with \"at_risk\" the victims are those above \"victims_above\"",
                      "Leave \"victims\" out, or \"at_risk\".");
  if (population.has("turnover"))
    population.report("turnover", "\"turnover\" and \"at_risk\" cannot be combined",
                      "Leave one of them out.");
  const Value* strata = population.value("strata");
  if (strata == nullptr) return;
  for (const Value& stratum : strata->array())
    if (stratum.is_object())
      if (const Value* share = stratum.find("bystander_share")) {
        population.problems().push_back(
            {file_at(share->position, population.file()), share->position,
             population.path_of("strata"),
             "with \"at_risk\" a stratum has no \"bystander_share\": its share is of all persons",
             "Leave it out.", ""});
        return;
      }
}

constexpr std::string_view unlimited = "unlimited";

}  // namespace

PopulationSpec read_population(const Value& value, VictimsAre victims, const std::string& file,
                               Problems& problems) {
  ObjectReader reader(value, "population", section_fields("population"), file, problems);
  PopulationSpec population;
  population.victims = reader.integer("victims").value_or(1);
  population.strata = read_strata(reader);
  read_covariate_strata(reader, population);
  population.stratum_unknown_share = reader.number("stratum_unknown_share").value_or(0.0);
  population.traits = read_traits(reader);
  population.groups = read_groups(reader);
  population.turnover = read_turnover(reader);
  if (reader.has("at_risk")) {
    const Value* at_risk = reader.value("at_risk");
    population.at_risk =
        at_risk != nullptr ? read_at_risk(*at_risk, file, problems) : AtRisk{1, 0.0};
    population.victims = 0;
    refuse_beside_at_risk(reader);
    if (victims == VictimsAre::solved)
      reader.report("at_risk", "a continuum of severity cannot be anchored to a table",
                    "It has no capture probabilities to solve for: leave \"table\" out, or give it "
                    "\"match\": \"none\".");
  } else if (victims == VictimsAre::solved) {
    if (reader.has("victims"))
      reader.report("victims", "the number of victims is solved for the table",
                    "Leave \"victims\" out; or give the table \"match\": \"none\", which only "
                    "compares with it.");
  } else if (reader.lacks("victims") && reader.lacks("at_risk")) {
    reader.report("victims", "\"victims\" is missing",
                  "It is the number of victims present at any one time, for example \"victims\": "
                  "5000; or give \"at_risk\", one continuum of severity.");
  }
  return population;
}

BystanderSpec read_bystanders(const Value& value, const std::string& file, Problems& problems) {
  BystanderSpec bystanders;
  if (value.is_text() && value.text() == unlimited) return bystanders;
  ObjectReader reader(value, "bystanders", section_fields("bystanders"), file, problems);
  const Value* count = reader.value("count");
  if (count == nullptr || (count->is_text() && count->text() == unlimited)) return bystanders;
  Field field = section_fields("bystanders").front();
  field.type = FieldType::integer;
  field.range = {0.0, largest_count};
  if (std::optional<FieldFault> fault = fault_of_value(*count, field)) {
    const std::string advice =
        fault->advice.empty() || count->is_text()
            ? fmt::format("{}It may also be \"unlimited\".",
                          fault->advice.rfind("Write", 0) == 0 ? fault->advice + " " : "")
            : fault->advice;
    reader.report("count", fault->message, advice,
                  count->is_text() ? nearest_name(count->text(), {std::string(unlimited)}) : "");
  } else {
    bystanders.count = whole_number(*count);
  }
  return bystanders;
}

}  // namespace darknumber
