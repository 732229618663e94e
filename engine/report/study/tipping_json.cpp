// SPDX-License-Identifier: MIT
#include "engine/report/study/tipping_json.h"

#include "engine/input/make_value.h"
#include "engine/report/study/tipping_tables.h"

namespace darknumber {
namespace {

Value extreme(const std::optional<TippingPoints::Extreme>& one) {
  if (!one) return null_value();
  Value value = empty_object();
  add_member(value, "at", one->at);
  add_member(value, "value", one->value);
  return value;
}

Value confirmation(const TippingOutcome& outcome, std::size_t crossing) {
  const TippingConfirmation* one = confirmation_of(outcome, crossing);
  if (one == nullptr) return null_value();
  const bool bounded = one->interval != TippingConfirmation::Interval::none;
  Value value = empty_object();
  add_member(value, "at", one->estimate);
  add_member(value, "se", one->se);
  add_member(value, "lower", bounded ? make_value(one->lower) : null_value());
  add_member(value, "upper", bounded ? make_value(one->upper) : null_value());
  add_member(value, "differs", one->differs);
  return value;
}

void add_one(Value& entry, const TippingOutcome& outcome) {
  const TippingPoints& points = *outcome.solved.one;
  Value crossings = empty_array();
  for (std::size_t c = 0; c < points.crossings.size(); ++c) {
    Value crossing = empty_object();
    add_member(crossing, "at", points.crossings[c].at);
    add_member(crossing, "value", points.crossings[c].value);
    add_member(crossing, "rises", points.crossings[c].rises);
    add_member(crossing, "confirmed", confirmation(outcome, c));
    crossings.array().push_back(std::move(crossing));
  }
  add_member(entry, "crossings", std::move(crossings));
  Value jumps = empty_array();
  for (const TippingPoints::Jump& jump : points.jumps) {
    Value one = empty_object();
    add_member(one, "before", jump.before);
    add_member(one, "after", jump.after);
    add_member(one, "value_before", jump.value_before);
    add_member(one, "value_after", jump.value_after);
    jumps.array().push_back(std::move(one));
  }
  add_member(entry, "jumps", std::move(jumps));
  Value plateaus = empty_array();
  for (const TippingPoints::Plateau& plateau : points.plateaus) {
    Value one = empty_object();
    add_member(one, "from", plateau.from);
    add_member(one, "to", plateau.to);
    plateaus.array().push_back(std::move(one));
  }
  add_member(entry, "plateaus", std::move(plateaus));
  Value gaps = empty_array();
  for (const TippingPoints::Gap& gap : points.gaps) {
    Value one = empty_object();
    add_member(one, "from", gap.from);
    add_member(one, "to", gap.to);
    gaps.array().push_back(std::move(one));
  }
  add_member(entry, "gaps", std::move(gaps));
  add_member(entry, "least", extreme(points.least));
  add_member(entry, "most", extreme(points.most));
  add_member(entry, "monotone", points.monotone);
  if (!points.complete) add_member(entry, "complete", false);
}

void add_contour(Value& entry, const Contour& contour) {
  Value lines = empty_array();
  Value jumps = empty_array();
  for (const Contour::Line& line : contour.lines) {
    Value points = empty_array();
    for (const Contour::Point& point : line.points) {
      Value pair = empty_array();
      pair.array() = {make_value(point.first), make_value(point.second)};
      if (point.jump) jumps.array().push_back(pair);
      points.array().push_back(std::move(pair));
    }
    lines.array().push_back(std::move(points));
  }
  add_member(entry, "contour", std::move(lines));
  if (!jumps.array().empty()) add_member(entry, "jumps", std::move(jumps));
  add_member(entry, "least", contour.least ? make_value(contour.least->value) : null_value());
  add_member(entry, "most", contour.most ? make_value(contour.most->value) : null_value());
}

void add_combination(Value& entry, const LeastDeparture& least, const StudySpec& study) {
  Value value = empty_object();
  add_member(value, "reached", least.reached);
  for (std::size_t f = 0; f < least.at.size(); ++f)
    add_member(value, name_of(study.factors[f]), least.at[f]);
  add_member(value, "value", least.value);
  add_member(value, "half_widths", least.distance);
  add_member(entry, "least_extreme", std::move(value));
}

}  // namespace

Value tipping_value(const TippingOutcome& outcome, const StudySpec& study,
                    const std::string& label) {
  Value entry = empty_object();
  add_member(entry, "estimator", label);
  add_member(entry, "target", target_of(study));
  if (outcome.solved.one) add_one(entry, outcome);
  if (outcome.solved.two) add_contour(entry, *outcome.solved.two);
  if (outcome.solved.many) add_combination(entry, *outcome.solved.many, study);
  return entry;
}

}  // namespace darknumber
