// SPDX-License-Identifier: MIT
#include "engine/report/selftest/self_test_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/input/json.h"
#include "engine/input/make_value.h"
#include "engine/report/csv.h"
#include "engine/report/numbers.h"

namespace darknumber {
namespace {

std::string_view name_of(SelfCheckGroup group) {
  return self_check_group_names[static_cast<std::size_t>(group)];
}

std::string heading_of(SelfCheckGroup group) {
  switch (group) {
    case SelfCheckGroup::simulators:
      return "Simulators against laws";
    case SelfCheckGroup::estimators:
      return "Estimators against enumeration and closed forms";
    case SelfCheckGroup::intervals:
      return "Coverage of intervals";
    case SelfCheckGroup::streams:
      return "Streams of random numbers";
    case SelfCheckGroup::calibration:
      return "Calibration of posteriors";
  }
  return "";
}

bool is_comparison(const JudgedCheck& check) {
  return check.finding.tolerance > 0.0;
}

/// "0.26 % (textbook, table simulator, 1000)", "1e-09 (exact)".
std::string defect_text(const JudgedCheck& check) {
  if (is_comparison(check)) return fmt::format("{:g}, for sure", check.defect);
  if (!std::isfinite(check.defect)) return "any";
  if (check.group == SelfCheckGroup::streams && check.finding.result.degrees == 1.0)
    return fmt::format("correlation {}", significant_text(check.defect, 2));
  return fmt::format("{} %", significant_text(100.0 * check.defect, 2));
}

std::string p_text(const JudgedCheck& check) {
  const CheckResult& result = check.finding.result;
  if (is_comparison(check)) return fmt::format("off by {:.1g}", result.statistic);
  return fmt::format("p {}", significant_text(result.p_value, 2));
}

std::vector<const JudgedCheck*> of_group(const SelfTestResult& result, SelfCheckGroup group) {
  std::vector<const JudgedCheck*> found;
  for (const JudgedCheck& check : result.checks)
    if (check.group == group) found.push_back(&check);
  return found;
}

/// What the checks of a group hold to what.
std::string explanation_of(SelfCheckGroup group) {
  switch (group) {
    case SelfCheckGroup::simulators:
      return "Each step from a person to a record, drawn for 20,000 persons in each of the first "
             "four strata, against its law. Registers: 1,000 by the table simulator and 100 person "
             "by person against the "
             "exact expected register, and against each other.";
    case SelfCheckGroup::estimators:
      return "Closed form: the estimate of each of some thousand tables against a formula written "
             "apart. Mean in a population of seven: 4,000 replicates against the sum over all "
             "registers that seven persons can make, and the same of how often there is an "
             "estimate.";
    case SelfCheckGroup::intervals:
      return "How often intervals cover the number of persons.";
    case SelfCheckGroup::streams:
      return "Random numbers as they are keyed: by seed, replicate, purpose and item.";
    case SelfCheckGroup::calibration:
      return "Worlds drawn from a prior, a table from each, and where the truth lies in the "
             "posterior of that table: anywhere with equal probability.";
  }
  return "";
}

Blocks blocks_of_group(const SelfTestResult& result, SelfCheckGroup group) {
  const std::vector<const JudgedCheck*> checks = of_group(result, group);
  if (checks.empty()) return {};
  Table table = table_with({"check", "holds", "found", "sees"});
  Items expected;
  for (const JudgedCheck* check : checks) {
    table.rows.push_back(
        {{check->name}, {check->holds ? "yes" : "NO"}, {p_text(*check)}, {defect_text(*check)}});
    if (!check->finding.expectation.empty())
      expected.items.push_back(
          {fmt::format("{}: {}.", check->name, check->finding.expectation), {}});
  }
  Blocks blocks{{Heading{heading_of(group), HeadingLevel::section}},
                remark(explanation_of(group)),
                {std::move(table)}};
  if (!expected.items.empty()) blocks.push_back({std::move(expected)});
  return blocks;
}

std::string meaning_text(const SelfTestResult& result) {
  return fmt::format(
      "found: p is the nominal probability that a right program is at least as far off, all parts "
      "of the check together; a check holds from {:.1g} on, so that of {} a right program fails "
      "one "
      "with a nominal probability below one in a million. Nominal: by the chi-square, t and normal "
      "approximations where the law is not known. sees: the smallest defect, relative to the "
      "number expected where it shows best, that the check finds in nine runs of ten, likewise.{}",
      result.level, counted(static_cast<double>(result.checks.size()), "check"),
      result.calibrates ? "" : " Posteriors that are sampled are calibrated with --long.");
}

std::string verdict_text(const SelfTestResult& result) {
  const auto failed = std::count_if(result.checks.begin(), result.checks.end(),
                                    [](const JudgedCheck& check) { return !check.holds; });
  if (failed == 0)
    return fmt::format("All {} hold.", counted(static_cast<double>(result.checks.size()), "check"));
  return fmt::format("{} of {} not hold. Please report it, with this text.",
                     failed == 1 ? "1" : fmt::format("{}", failed),
                     counted(static_cast<double>(result.checks.size()), "check") +
                         (failed == 1 ? " does" : " do"));
}

std::string failure_text(const JudgedCheck& check) {
  const CheckResult& result = check.finding.result;
  return fmt::format("{}: worst in {}, {} of {}.", check.name, result.worst,
                     is_comparison(check) ? "relative difference" : "statistic",
                     significant_text(result.statistic));
}

Blocks blocks_of(const SelfTestResult& result) {
  Blocks blocks{{Heading{fmt::format("Selftest, seed {}", result.seed)}}};
  for (std::size_t group = 0; group < self_check_group_names.size(); ++group)
    append(blocks, blocks_of_group(result, static_cast<SelfCheckGroup>(group)));
  blocks.push_back(remark(meaning_text(result)));
  Items failures;
  for (const JudgedCheck& check : result.checks)
    if (!check.holds) failures.items.push_back({failure_text(check), {}});
  if (!failures.items.empty()) blocks.push_back({std::move(failures)});
  blocks.push_back(statement(verdict_text(result)));
  return blocks;
}

Value value_of(const JudgedCheck& check) {
  const CheckResult& result = check.finding.result;
  Value value = empty_object();
  add_member(value, "group", std::string(name_of(check.group)));
  add_member(value, "name", check.name);
  add_member(value, "holds", check.holds);
  add_member(value, "p", is_comparison(check) ? null_value() : make_value(result.p_value));
  add_member(value, "statistic", result.statistic);
  add_member(value, "worst", result.worst);
  add_member(value, "smallest_defect",
             std::isfinite(check.defect) ? make_value(check.defect) : null_value());
  add_member(value, "seen_best_in", result.most_sensitive);
  add_member(value, "expectation", check.finding.expectation);
  return value;
}

std::string json_of(const SelfTestResult& result) {
  Value root = empty_object();
  add_member(root, "seed", static_cast<std::int64_t>(result.seed));
  add_member(root, "long", result.calibrates);
  add_member(root, "holds", result.holds());
  add_member(root, "family_error", family_error);
  add_member(root, "level", result.level);
  Value checks = empty_array();
  for (const JudgedCheck& check : result.checks) checks.array().push_back(value_of(check));
  add_member(root, "checks", std::move(checks));
  return write_json(root, JsonLayout::indented);
}

std::string csv_of(const SelfTestResult& result) {
  std::string text = "group,check,holds,p,statistic,worst,smallest_defect,seen_best_in\n";
  for (const JudgedCheck& check : result.checks) {
    const CheckResult& found = check.finding.result;
    text += fmt::format("{},{},{},{},{},{},{},{}\n", name_of(check.group), csv_text(check.name),
                        check.holds, is_comparison(check) ? "" : csv_number(found.p_value),
                        csv_number(found.statistic), csv_text(found.worst),
                        std::isfinite(check.defect) ? csv_number(check.defect) : "",
                        csv_text(found.most_sensitive));
  }
  return text;
}

}  // namespace

Report report_of(const SelfTestResult& result) {
  return {[&result] { return blocks_of(result); }, [&result] { return json_of(result); },
          [&result] { return csv_of(result); }};
}

}  // namespace darknumber
