// SPDX-License-Identifier: MIT
#include "engine/scenario/format/write_study.h"

#include "engine/input/make_value.h"
#include "engine/scenario/format/read_belief.h"
#include "engine/scenario/format/study_fields.h"
#include "engine/scenario/read_factors.h"
#include "engine/scenario/study_types/study_kinds.h"

namespace darknumber {
namespace {

template <typename Choice, typename Names>
std::string named(Choice choice, const Names& names) {
  return std::string(names[static_cast<std::size_t>(choice)]);
}

Value array_of(const std::vector<Value>& items) {
  Value value = empty_array();
  value.array() = items;
  return value;
}

Value texts_value(const std::vector<std::string>& texts) {
  Value value = empty_array();
  for (const std::string& text : texts) value.array().push_back(make_value(text));
  return value;
}

/// How far a factor goes where it says so itself.
void add_extent(Value& value, const Factor& factor) {
  if (!factor.values.empty()) add_member(value, "values", array_of(factor.values));
  if (factor.low) add_member(value, "low", *factor.low);
  if (factor.high) add_member(value, "high", *factor.high);
  if (!factor.range) return;
  add_member(value, "range", bounds_value(*factor.range));
  add_member(value, "scale", named(factor.scale, factor_scale_names));
  add_member(value, "kind", named(factor.kind, factor_kind_names));
}

Value factor_value(const Factor& factor) {
  Value value = empty_object();
  if (factor.paths.size() == 1)
    add_member(value, "path", factor.paths.front());
  else
    add_member(value, "paths", texts_value(factor.paths));
  if (factor.belief) {  // the rest follows from it
    add_member(value, "belief", belief_value(*factor.belief));
    add_member(value, "kind", named(factor.kind, factor_kind_names));
  } else {
    add_extent(value, factor);
  }
  if (factor.plausible) add_member(value, "plausible", bounds_value(*factor.plausible));
  if (!factor.label.empty()) add_member(value, "label", factor.label);
  return value;
}

Value where_value(const std::vector<std::pair<std::string, std::vector<Value>>>& where) {
  Value value = empty_object();
  for (const auto& [path, values] : where)
    add_member(value, path, values.size() == 1 ? values.front() : array_of(values));
  return value;
}

Value claim_value(const Claim& claim) {
  Value value = empty_object();
  add_member(value, "text", claim.text);
  if (!claim.estimator.empty()) add_member(value, "estimator", claim.estimator);
  add_member(value, "measure", claim.measure);
  add_member(value, claim.at_least ? "at_least" : "at_most", claim.bound);
  if (claim.than) {
    Value than = empty_object();
    if (!claim.than->estimator.empty()) add_member(than, "estimator", claim.than->estimator);
    add_member(than, "measure", claim.than->measure);
    if (claim.than->where) add_member(than, "where", to_value(*claim.than->where));
    add_member(value, "than", std::move(than));
  }
  if (!claim.where.empty()) add_member(value, "where", where_value(claim.where));
  if (claim.somewhere) add_member(value, "somewhere", true);
  return value;
}

Value measures_value(const StudySpec& study) {
  Value measures = empty_array();
  measures.array().push_back(make_value(study.measure));
  for (const FurtherMeasure& further : study.further_measures)
    measures.array().push_back(make_value(further.name));
  return measures;
}

void add_options(Value& value, const StudySpec& study, Follows follows) {
  for (const StudyOption& option : kind_of(study).options)
    if (option.follows == follows)
      if (Value held = option.write(study); !held.is_null())
        add_member(value, std::string(option.field.name), std::move(held));
}

}  // namespace

Value study_value(const StudySpec& study) {
  Value value = empty_object();
  add_member(value, "type", std::string(kind_of(study).name));
  add_member(value, "evaluate", named(study.evaluate, evaluation_names));
  if (!study.factors.empty()) {
    Value factors = empty_array();
    for (const Factor& factor : study.factors) factors.array().push_back(factor_value(factor));
    add_member(value, "factors", std::move(factors));
  }
  add_options(value, study, Follows::factors);
  if (!study.estimator.empty()) add_member(value, "estimator", study.estimator);
  if (!study.further_measures.empty())
    add_member(value, "measures", measures_value(study));
  else if (!study.measure.empty())
    add_member(value, "measure", study.measure);
  add_options(value, study, Follows::measure);
  if (study.lets_go) add_member(value, "hold", "none");
  if (study.hold && draws_worlds(study)) {
    add_member(value, "table", study.hold->table);
  } else if (study.hold) {
    add_member(value, "hold", "table");
    add_member(value, "table", study.hold->table);
    add_member(value, "match", study.hold->pairs ? "pairs" : "sizes");
  }
  return value;
}

Value claims_value(const std::vector<Claim>& claims) {
  Value value = empty_array();
  for (const Claim& claim : claims) value.array().push_back(claim_value(claim));
  return value;
}

}  // namespace darknumber
