// SPDX-License-Identifier: MIT
#include "engine/scenario/format/read_estimation.h"

#include <fmt/core.h>

#include "engine/estimators/estimate_all.h"
#include "engine/estimators/options/covariate_options.h"
#include "engine/estimators/options/method_kinds.h"
#include "engine/estimators/options/read_estimators.h"
#include "engine/input/choices.h"
#include "engine/input/field_check.h"
#include "engine/input/object_reader.h"
#include "engine/scenario/format/field_tables.h"
#include "engine/scenario/format/read_names.h"

namespace darknumber {
namespace {

/// The lists of a "history"; none where it is refused.
std::optional<CaptureHistory> read_history(ObjectReader& reader, const Value& value,
                                           const ListsInUse& lists) {
  CaptureHistory history = 0;
  for (const Value& item : value.array()) {
    const std::string name = item.is_text() ? item.text() : "";
    const int list = name.empty() ? -1 : index_of_list(name, lists);
    if (list < 0 || contains(history, list)) {
      reader.report("history",
                    list < 0 ? fmt::format("there is no list called \"{}\"", name)
                             : fmt::format("\"{}\" is named twice", name),
                    known_names_advice("lists", names_of(lists)),
                    list < 0 ? nearest_name(name, names_of(lists)) : "");
      return std::nullopt;
    }
    history |= only(list);
  }
  if (history == 0) {
    reader.report("history", "a person on no list is never seen",
                  "Name the lists that the entities are on, or \"single\" for any one list.");
    return std::nullopt;
  }
  return history;
}

std::vector<Removal> read_remove(ObjectReader& estimation, const ListsInUse& lists) {
  std::vector<Removal> all;
  const Value* items = estimation.value("remove");
  if (items == nullptr) return all;
  for (std::size_t i = 0; i < items->array().size(); ++i) {
    ObjectReader reader(
        items->array()[i], fmt::format("{}[#{}]", estimation.path_of("remove"), i + 1),
        section_fields("estimation.remove[]"), estimation.file(), estimation.problems());
    Removal removal;
    removal.share = reader.number("share").value_or(0.0);
    const Value* history = reader.value("history");
    if (history == nullptr) continue;
    if (history->is_array())
      removal.history = read_history(reader, *history, lists);
    else if (!history->is_text() || history->text() != "single")
      reader.report("history", "\"history\" is neither a list of names nor \"single\"",
                    "For example \"history\": [\"Border police\"].",
                    history->is_text() ? nearest_name(history->text(), {"single"}) : "");
    all.push_back(removal);
  }
  return all;
}

std::optional<Suppression> read_suppress(ObjectReader& estimation) {
  const Value* value = estimation.value("suppress");
  if (value == nullptr) return std::nullopt;
  const ObjectReader reader(*value, estimation.path_of("suppress"),
                            section_fields("estimation.suppress"), estimation.file(),
                            estimation.problems());
  Suppression suppression;
  suppression.below = static_cast<int>(reader.integer("below").value_or(suppression.below));
  if (const auto as = reader.text("as"))
    suppression.as = choice_named<SuppressAs>(suppress_as_names, *as).value_or(suppression.as);
  return suppression;
}

/// A list of some estimator that is not made of lists in use.
const ListInUse* unpublished_list(const EstimatorSpec& estimator, const ListsInUse& in_use) {
  for (const ListInUse& list : estimator.lists) {
    CaptureHistory published = 0;
    for (const ListInUse& one : in_use)
      if (is_subset(one.agencies, list.agencies)) published |= one.agencies;
    if (published != list.agencies) return &list;
  }
  return nullptr;
}

/// What is published is the table over the lists in use, and estimators see nothing else.
void check_suppress(const EstimationSpec& estimation, const PopulationSpec& population,
                    ObjectReader& reader) {
  if (!estimation.suppress) return;
  for (const EstimatorSpec& estimator : estimation.estimators)
    if (const ListInUse* list = unpublished_list(estimator, estimation.lists)) {
      reader.report("suppress",
                    fmt::format("the table is published over the lists in use, and {} uses \"{}\", "
                                "which is not made of these",
                                estimator.label, list->name),
                    "Name its agencies in \"lists\" of \"estimation\", or leave \"suppress\" out.");
      return;
    }
  for (const EstimatorSpec& estimator : estimation.estimators)
    if (estimator.stratify && estimation.suppress->as == SuppressAs::interval &&
        estimation.unknown == UnknownStratum::prorate && population.stratum_unknown_share > 0.0) {
      reader.report("suppress",
                    "entities of unknown stratum cannot be shared out where counts are published "
                    "as intervals",
                    "Say \"unknown\": \"drop\", or another \"as\".");
      return;
    }
}

/// Whether an estimator's entry says itself if it works stratum by stratum.
bool decides_strata(const Value& item) {
  return item.is_object() && item.find("stratify") != nullptr;
}

std::vector<EstimatorSpec> read_all(ObjectReader& reader, const EstimationSpec& estimation,
                                    const std::vector<std::string>& agencies) {
  const bool stratify = reader.boolean("stratify").value_or(false);
  const Value* items = reader.value("estimators");
  if (items == nullptr) {
    std::vector<EstimatorSpec> usual = default_estimators(estimation.lists, estimation.level);
    for (EstimatorSpec& estimator : usual) estimator.stratify = stratify;
    return usual;
  }
  if (items->array().empty())
    reader.report("estimators", "\"estimators\" is empty",
                  "Name at least one, or leave the field out for the usual set.");
  std::vector<EstimatorSpec> estimators;
  std::size_t index = 0;
  for (const Value& item : items->array()) {
    const std::string path = fmt::format("{}[#{}]", reader.path_of("estimators"), ++index);
    if (std::optional<EstimatorSpec> estimator =
            read_estimator(item, path, reader.file(), estimation.lists, agencies, estimation.level,
                           reader.problems())) {
      const bool sees_tables = kind_of(estimator->method).basis != Basis::other_estimators;
      if (!decides_strata(item) && sees_tables && !sees_strata(*estimator))
        estimator->stratify = stratify;
      estimators.push_back(std::move(*estimator));
    }
  }
  return estimators;
}

void check_strata(const std::vector<EstimatorSpec>& estimators, const PopulationSpec& population,
                  ObjectReader& reader) {
  if (!population.strata.front().name.empty()) return;
  for (const EstimatorSpec& estimator : estimators)
    if (estimator.stratify) {
      reader.report(reader.has("stratify") ? "stratify" : "estimators",
                    "there are no strata to estimate one by one",
                    "Give \"strata\" in \"population\", or leave \"stratify\" out.");
      return;
    }
}

void check_labels(const std::vector<EstimatorSpec>& estimators, const PopulationSpec& population,
                  ObjectReader& reader) {
  std::vector<std::string> strata;
  for (const Stratum& stratum : population.strata) strata.push_back(stratum.name);
  if (const std::optional<std::string> label = repeated_label(estimators, strata))
    reader.report("estimators",
                  fmt::format("two answers would be called \"{}\": an estimator, and that of "
                              "another one for a stratum",
                              *label),
                  "Give the first another \"label\".");
}

/// "present", "ever_present", or an object with the chance above which victims count.
void read_target(ObjectReader& reader, const PopulationSpec& population,
                 EstimationSpec& estimation) {
  const Value* target = reader.value("target");
  if (target == nullptr) return;
  if (target->is_object()) {
    const ObjectReader inner(*target, reader.path_of("target"), section_fields("estimation.target"),
                             reader.file(), reader.problems());
    estimation.target = Target::reachable;
    estimation.reachable_above = inner.number("reachable").value_or(0.0);
    return;
  }
  constexpr std::string_view names[] = {"present", "ever_present"};
  Field field{.name = "target", .type = FieldType::text};
  field.choices = names;
  if (const std::optional<FieldFault> fault = fault_of_value(*target, field))
    return reader.report("target", fault->message,
                         target->is_text() ? fault->advice
                                           : "It is \"present\", \"ever_present\" or an object, as "
                                             "in {\"reachable\": 0.01}.",
                         fault->suggestion);
  if (target->text() != "ever_present") return;
  estimation.target = Target::ever_present;
  if (population.at_risk)
    reader.report("target", "with \"at_risk\" nobody enters or leaves",
                  "Leave \"target\" out: the truth is the expected number of victims.");
}

}  // namespace

EstimationSpec read_estimation(const Value* value, const std::vector<std::string>& agencies,
                               const PopulationSpec& population, const std::string& file,
                               Problems& problems) {
  const Value defaults{Value::Object{}, {}};
  ObjectReader reader(value != nullptr ? *value : defaults, "estimation",
                      section_fields("estimation"), file, problems);
  EstimationSpec estimation;
  read_target(reader, population, estimation);
  if (reader.text("unknown") == "prorate") estimation.unknown = UnknownStratum::prorate;
  estimation.level = reader.number("level").value_or(estimation.level);
  estimation.lists = every_agency(agencies);
  const std::size_t before = problems.size();
  if (const Value* lists = reader.value("lists"))
    estimation.lists =
        read_lists(*lists, reader.path_of("lists"), file, ListsInUse{}, agencies, problems);
  // Estimators are looked up among the lists: without these every one of them would be refused.
  if (problems.size() > before) return estimation;
  estimation.remove = read_remove(reader, estimation.lists);
  estimation.suppress = read_suppress(reader);
  const std::size_t before_estimators = problems.size();
  estimation.estimators = read_all(reader, estimation, agencies);
  assign_labels(estimation.estimators);
  // A refused estimator has no label: a mean of it would be one more problem for the same slip.
  if (problems.size() == before_estimators)
    check_means(estimation.estimators, reader.position_of("estimators"),
                reader.path_of("estimators"), file, problems);
  resolve_covariates(estimation.estimators, population.covariates,
                     {reader.position_of("estimators"), reader.path_of("estimators"), file},
                     problems);
  check_strata(estimation.estimators, population, reader);
  check_labels(estimation.estimators, population, reader);
  check_suppress(estimation, population, reader);
  return estimation;
}

ListsInUse lists_in_use(const Value& root) {
  if (!root.is_object()) return {};
  const std::vector<std::string> agencies = item_names(root.find("agencies"));
  const Value* estimation = root.find("estimation");
  const Value* given =
      estimation != nullptr && estimation->is_object() ? estimation->find("lists") : nullptr;
  if (given == nullptr || !given->is_array()) return every_agency(agencies);
  Problems unused;  // whoever reads the scenario reports them
  return read_lists(*given, "", "", ListsInUse{}, agencies, unused);
}

std::vector<std::string> estimator_labels(const Value& root) {
  const Value* estimation = root.is_object() ? root.find("estimation") : nullptr;
  if (estimation == nullptr || !estimation->is_object()) return {};
  const Value* items = estimation->find("estimators");
  if (items == nullptr || !items->is_array()) return {};
  const std::vector<std::string> agencies = item_names(root.find("agencies"));
  const ListsInUse lists = lists_in_use(root);
  Problems unused;                    // whoever reads the scenario reports them
  constexpr double any_level = 0.95;  // labels do not depend on it
  std::vector<EstimatorSpec> estimators;
  std::vector<std::size_t> place;
  for (std::size_t i = 0; i < items->array().size(); ++i) {
    std::optional<EstimatorSpec> estimator =
        read_estimator(items->array()[i], "", "", lists, agencies, any_level, unused);
    if (!estimator) continue;
    estimators.push_back(std::move(*estimator));
    place.push_back(i);
  }
  assign_labels(estimators);
  std::vector<std::string> labels(items->array().size());
  for (std::size_t i = 0; i < place.size(); ++i) labels[place[i]] = estimators[i].label;
  return labels;
}

}  // namespace darknumber
