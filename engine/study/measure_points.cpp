// SPDX-License-Identifier: MIT
#include "engine/study/measure_points.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include "engine/scenario/point_measures.h"
#include "engine/scenario/study_types/study_kinds.h"
#include "engine/study/measure_names.h"
#include "engine/study/rounding.h"

namespace darknumber {
namespace {

/// Whether a run keeps a measure: of the thousands of points that are drawn, only what the study
/// and the claims are about.
class KeptMeasures {
 public:
  explicit KeptMeasures(const StudyPlan& plan)
      : all_(!plan.scenario().study ||
             kind_of(*plan.scenario().study).points_from != PointsFrom::a_draw) {
    if (all_) return;
    names_ = measures_asked(plan.scenario());
    names_.insert(names_.end(), {"inflation", "failure_rate"});
    names_.insert(names_.end(), plan.also_measured.begin(), plan.also_measured.end());
  }

  bool has(const std::string& name) const {
    return all_ || std::find(names_.begin(), names_.end(), name) != names_.end();
  }

 private:
  bool all_;
  std::vector<std::string> names_;
};

/// Takes rounding out of the answers on the expected table (rounding.h).
void round_exact(const std::vector<ReplicateRow>& expected,
                 std::vector<EstimatorMeasure>& measures) {
  for (EstimatorMeasure& one : measures) {
    const double scale = measure_scale(one.measured.name, expected[one.estimator].truth);
    one.exact = without_rounding({{one.exact, scale}}).front();
  }
}

/// Those that a run keeps of the usual ones and `also`, each once, in the order in which all are
/// taken.
std::vector<std::string> names_kept(const std::vector<std::string>& also,
                                    const KeptMeasures& kept) {
  std::vector<std::string> names = usual_measure_names();
  for (const std::string& name : also)
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  std::erase_if(names, [&](const std::string& name) { return !kept.has(name); });
  return names;
}

/// Those that are known, and the others taken one by one.
std::vector<EstimatorMeasure> completed(const std::vector<EstimatorMeasure>& known,
                                        const PointResult& point,
                                        const std::vector<ReplicateRow>& expected,
                                        const std::vector<std::string>& names) {
  std::map<std::pair<std::size_t, std::string>, const EstimatorMeasure*> by_name;
  for (const EstimatorMeasure& one : known) by_name[{one.estimator, one.measured.name}] = &one;
  std::vector<EstimatorMeasure> measures;
  for (std::size_t e = 0; e < expected.size(); ++e)
    for (const std::string& name : names) {
      if (const auto found = by_name.find({e, name}); found != by_name.end()) {
        measures.push_back(*found->second);
      } else if (auto taken = measure(name, point.rows[e], expected[e].truth)) {
        const double exact = exact_value(name, expected[e], expected[e].truth);
        measures.push_back({e, std::move(*taken), exact});
      }
    }
  return measures;
}

}  // namespace

std::vector<EstimatorMeasure> measures_of(const PointResult& point, const StudyPlan& plan,
                                          const std::vector<ReplicateRow>& expected,
                                          const std::vector<std::string>& also,
                                          const std::vector<EstimatorMeasure>* known) {
  const KeptMeasures kept(plan);
  const bool on_expected = plan.evaluation() == Evaluation::expected;
  std::vector<EstimatorMeasure> measures;
  if (on_expected)
    measures = exact_measures(expected, names_kept(also, kept));
  else if (!point.rows.front().empty() && point.no_world.empty())
    measures = known == nullptr ? measure_point(point.rows, expected, also)
                                : completed(*known, point, expected, names_kept(also, kept));
  round_exact(expected, measures);
  if (on_expected)
    for (EstimatorMeasure& one : measures) one.measured.value = one.exact;
  std::erase_if(measures,
                [&](const EstimatorMeasure& one) { return !kept.has(one.measured.name); });
  return measures;
}

std::vector<EstimatorMeasure> own_measures_of(const PointResult& point, const StudyPlan& plan) {
  const Scenario& scenario = plan.scenario();
  std::vector<std::string> asked = point_measures_asked(scenario);
  std::copy_if(plan.also_measured.begin(), plan.also_measured.end(), std::back_inserter(asked),
               is_point_measure);
  std::vector<EstimatorMeasure> measures;
  if (asked.empty() && !scenario.table && scenario.published.empty()) return measures;
  std::vector<std::string> names = point_measures_of(scenario.published);
  for (const std::string& name : asked)  // the first figure's may have its short name
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  for (const std::string& name : names) {
    EstimatorMeasure one;
    one.exact = point_measure(name, point.truth, scenario.published);
    one.measured.name = name;
    one.measured.value = one.exact;
    one.measured.mcse = 0.0;
    measures.push_back(std::move(one));
  }
  return measures;
}

}  // namespace darknumber
