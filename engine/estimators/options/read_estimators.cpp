// SPDX-License-Identifier: MIT
#include "engine/estimators/options/read_estimators.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "engine/estimators/options/entry_fields.h"
#include "engine/estimators/options/labels.h"
#include "engine/estimators/options/method_entry.h"
#include "engine/estimators/options/method_kinds.h"
#include "engine/estimators/options/method_names.h"
#include "engine/estimators/options/read_cells.h"
#include "engine/estimators/options/read_lists.h"
#include "engine/input/choices.h"
#include "engine/input/field_check.h"
#include "engine/input/nearest_name.h"
#include "engine/input/object_reader.h"
#include "engine/input/printable.h"

namespace darknumber {
namespace {

std::vector<std::string> method_names() {
  std::vector<std::string> names;
  for (const MethodKind* kind : method_kinds()) names.emplace_back(kind->name);
  return names;
}

/// The entry's method; null, with a problem added, where it names none that is built.
const MethodKind* read_kind(const Value& value, const std::string& path, const std::string& file,
                            Problems& problems) {
  const std::string advice = fmt::format("The methods are {}.", list_names(method_names()));
  const Value* name = value.is_object() ? value.find("method") : nullptr;
  if (name == nullptr || !name->is_text()) {
    const Value& at = name != nullptr ? *name : value;
    problems.push_back(
        {file_at(at.position, file), at.position, path,
         value.is_object()
             ? (name == nullptr
                    ? std::string("the estimator has no \"method\"")
                    : fmt::format("\"method\" must be a text, but is {}", describe_value(*name)))
             : fmt::format("an estimator must be an object, but is {}", describe_value(value)),
         advice, ""});
    return nullptr;
  }
  if (const MethodKind* kind = find_method_kind(name->text())) return kind;
  const std::optional<KnownAs> known = find_other_method_name(name->text());
  problems.push_back(
      {file_at(name->position, file), name->position, path + ".method",
       fmt::format("there is no method \"{}\"", name->text()),
       known ? fmt::format("\"{}\" is {} here. {}", name->text(), known->method, known->meaning)
             : advice,
       known ? "" : nearest_name(name->text(), method_names())});
  return nullptr;
}

void check_label(ObjectReader& reader, const std::string& label) {
  if (label.empty() || find_control_character(label) != std::string::npos)
    reader.report("label", "a label cannot be empty or hold control characters",
                  "Leave it out for one made from the method.");
}

std::vector<std::string> methods_with_a_profile() {
  std::vector<std::string> names;
  for (const MethodKind* kind : method_kinds())
    if (kind->profile.can_be(Profile::can_be_had)) names.emplace_back(kind->name);
  return names;
}

/// `resamples` may be an option of the method itself.
IntervalSpec read_interval(ObjectReader& reader, const MethodKind& kind) {
  IntervalSpec interval;
  if (const std::optional<std::string> name = reader.text("interval"))
    interval.kind = choice_named<IntervalKind>(interval_names, *name).value_or(IntervalKind::own);
  const bool resamples =
      interval.kind == IntervalKind::bootstrap || interval.kind == IntervalKind::bca;
  const bool is_own =
      std::any_of(kind.options.begin(), kind.options.end(),
                  [](const Option& option) { return option.field.name == resamples_field.name; });
  if (!resamples && !is_own && reader.has("resamples") &&
      (reader.lacks("interval") || reader.text("interval")))
    reader.report("resamples", "\"resamples\" goes with a bootstrap or bca interval only",
                  "Add \"interval\": \"bca\", or leave it out.");
  interval.resamples = static_cast<int>(reader.integer("resamples").value_or(interval.resamples));
  return interval;
}

void refuse_profile(ObjectReader& reader, std::string_view method) {
  reader.report("interval", fmt::format("this \"{}\" has no likelihood to profile", method),
                fmt::format("Profile intervals go with {}, with \"poisson\", \"darroch\" or "
                            "\"gamma\" heterogeneity and no bias correction; \"bootstrap\" and "
                            "\"bca\" with every method.",
                            list_names(methods_with_a_profile())));
}

/// The assumed share of false records of each list; empty where there is none.
std::vector<double> read_assumed_shares(ObjectReader& reader, const ListsInUse& lists) {
  const Value* shares = reader.value("assumed_false_positive_share");
  if (shares == nullptr) return {};
  std::vector<double> by_list(lists.size(), 0.0);
  refuse_repeated_names(*shares, reader.path_of("assumed_false_positive_share"), reader.file(),
                        reader.problems());
  for (const Member& member : shares->object()) {
    const std::string path = reader.path_of("assumed_false_positive_share") + "." + member.name;
    const auto refuse = [&](const Position& at, std::string message, std::string advice,
                            std::string suggestion) {
      reader.problems().push_back({file_at(at, reader.file()), at, path, std::move(message),
                                   std::move(advice), std::move(suggestion)});
    };
    const int list = index_of_list(member.name, lists);
    if (list < 0) {
      refuse(member.position, fmt::format("\"{}\" is not a list of this estimator", member.name),
             fmt::format("Its lists are {}.", list_names(names_of(lists))),
             nearest_name(member.name, names_of(lists)));
      continue;
    }
    const std::optional<double> share =
        (member.value.is_number() ? std::optional<double>(member.value.number()) : std::nullopt);
    if (!share || !(*share >= 0.0) || !(*share < 1.0)) {
      refuse(member.value.position,
             fmt::format("a share must be a number from 0 to below 1, but is {}",
                         describe_value(member.value)),
             "Give the part of the list's records taken to be false, such as 0.2.", "");
      continue;
    }
    by_list[static_cast<std::size_t>(list)] = *share;
  }
  return by_list;
}

/// What is defined for a single table.
void refuse_beside_covariates(ObjectReader& reader, const EstimatorSpec& spec) {
  if (spec.interval.kind == IntervalKind::bca)
    reader.report("interval", "a model with covariates has no \"bca\" interval",
                  "Its own and \"bootstrap\" go with covariates.");
  if (spec.stratify)
    reader.report("stratify", "a model with covariates knows the strata: it does not go by them",
                  "Leave out \"stratify\", or \"covariates\".");
  if (!spec.assumed_false_positive_shares.empty())
    reader.report("assumed_false_positive_share",
                  "records assumed to be false cannot be removed by pattern of covariates",
                  "Leave it out, or estimate without covariates.");
}

constexpr std::array<std::string_view, 7> small_numbers{"no",   "one",  "two", "three",
                                                        "four", "five", "six"};

std::string in_words(std::size_t number) {
  return number < small_numbers.size() ? std::string(small_numbers[number])
                                       : std::to_string(number);
}

/// Adds a problem where the method does not take so many lists.
void check_number_of_lists(ObjectReader& reader, const MethodKind& kind, std::size_t lists,
                           const ListsInUse& in_use) {
  const ListLimits& limits = kind.lists;
  if (limits.fewest <= lists && lists <= limits.most) return;
  if (limits.two_alone())
    reader.report("lists",
                  fmt::format("\"{}\" takes two lists, but there are {}", kind.name, lists),
                  fmt::format("Name two of {}.", list_names(names_of(in_use))));
  else
    reader.report("method",
                  limits.most == max_lists
                      ? fmt::format("\"{}\" takes {} lists or more, but there are {}", kind.name,
                                    in_words(limits.fewest), in_words(lists))
                      : fmt::format("\"{}\" takes {} to {} lists, but there are {}", kind.name,
                                    limits.fewest, limits.most, lists),
                  std::string(limits.advice));
}

}  // namespace

std::optional<EstimatorSpec> read_estimator(const Value& value, const std::string& path,
                                            const std::string& file, const ListsInUse& in_use,
                                            const std::vector<std::string>& agencies, double level,
                                            Problems& problems) {
  const MethodKind* kind = read_kind(value, path, file, problems);
  if (kind == nullptr) return std::nullopt;
  const std::size_t before = problems.size();
  std::vector<Field> fields = fields_of(*kind);
  const bool can_doubt = can_doubt_cells(*kind);
  if (!can_doubt) fields.insert(fields.end(), {omit_field, upper_bound_field});  // to say why not
  ObjectReader reader(value, path, fields, file, problems);
  EstimatorSpec spec;
  spec.level = level;
  spec.lists = in_use;
  if (const std::optional<std::string> label = reader.text("label")) {
    check_label(reader, *label);
    spec.label = *label;
  }
  const bool sees_tables = kind->basis != Basis::other_estimators;
  if (sees_tables) spec.stratify = reader.boolean("stratify").value_or(false);
  const Value* lists = sees_tables ? reader.value("lists") : nullptr;
  if (lists != nullptr) {
    spec.own_lists = true;
    spec.lists = read_lists(*lists, reader.path_of("lists"), file, in_use, agencies, problems);
    // Terms are looked up among the lists: without these they would all be refused.
    if (problems.size() > before) return std::nullopt;
  }
  if (sees_tables) {
    check_number_of_lists(reader, *kind, spec.lists.size(), in_use);
    spec.interval = read_interval(reader, *kind);
    spec.assumed_false_positive_shares = read_assumed_shares(reader, spec.lists);
    if (can_doubt) spec.in_doubt = read_cells_in_doubt(reader, *kind, spec.lists);
    check_interval_of_cells(reader, spec);
  }
  const std::optional<Method> method = read_method(*kind, reader, spec.lists);
  if (method && spec.interval.kind == IntervalKind::profile &&
      kind->profile(*method) == Profile::none)
    refuse_profile(reader, kind->name);
  if (!can_doubt || (method && kind->in_doubt(*method) == CellDoubt::refused))
    refuse_cells_in_doubt(reader, *kind);
  if (method && std::holds_alternative<LoglinearCovariates>(*method))
    refuse_beside_covariates(reader, spec);
  if (!method || problems.size() > before) return std::nullopt;
  spec.method = *method;
  return spec;
}

std::optional<EstimatorSpec> read_estimator_label(std::string_view label, const std::string& source,
                                                  const ListsInUse& in_use,
                                                  const std::vector<std::string>& agencies,
                                                  double level, Problems& problems) {
  return read_estimator(entry_of_label(label, {0, 0, source}), std::string(label), "", in_use,
                        agencies, level, problems);
}

void check_means(const std::vector<EstimatorSpec>& estimators, const Position& position,
                 const std::string& path, const std::string& file, Problems& problems) {
  std::vector<std::string> labels;
  for (const EstimatorSpec& estimator : estimators)
    if (!std::holds_alternative<MeanOf>(estimator.method)) labels.push_back(estimator.label);
  for (const EstimatorSpec& estimator : estimators) {
    const auto* mean = std::get_if<MeanOf>(&estimator.method);
    if (mean == nullptr) continue;
    for (const std::string& label : mean->labels)
      if (std::find(labels.begin(), labels.end(), label) == labels.end())
        problems.push_back(
            {file_at(position, file), position, path,
             fmt::format(
                 "the mean \"{}\" names \"{}\", which is not the label of another estimator",
                 estimator.label, label),
             labels.empty() ? "There is no other estimator."
                            : fmt::format("The estimators are {}.", list_names(labels)),
             nearest_name(label, labels)});
  }
}

std::vector<EstimatorSpec> default_estimators(const ListsInUse& in_use, double level) {
  std::vector<EstimatorSpec> estimators;
  for (const Method& method : {Method(Chao{}), Method(LoglinearFixed{FixedTerms::independence, {}}),
                               Method(LoglinearFixed{FixedTerms::pairwise, {}}),
                               Method(LoglinearStepwise{Criterion::p_value})}) {
    EstimatorSpec spec;
    spec.method = method;
    spec.lists = in_use;
    spec.level = level;
    estimators.push_back(std::move(spec));
  }
  assign_labels(estimators);
  return estimators;
}

}  // namespace darknumber
