// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "engine/input/json.h"
#include "engine/report/folder/results_json.h"
#include "engine/scenario/read_scenario.h"
#include "engine/study/sensitivity/regional_analysis.h"
#include "tests/support/checkout.h"
#include "tests/support/large_sample.h"
#include "tests/support/ran_study.h"
#include "tests/support/scratch_folder.h"

namespace darknumber::testing::studies_test {
namespace {

namespace fs = std::filesystem;

const fs::path folder = fs::path(checkout()) / "scenarios/studies";

/// Three decimals, and no zero below zero.
std::string digits(double number) {
  const std::string text = fmt::format("{:.3f}", number);
  return text == "-0.000" ? "0.000" : text;
}

std::string digits(const WithError& number) {
  return digits(number.value.value());
}

std::string digits(const SensitivityIndex& index) {
  return fmt::format("{} ({} to {})", digits(*index.value), digits(index.interval->lower),
                     digits(index.interval->upper));
}

std::string count(double number) {
  std::string text = fmt::format("{:.0f}", number);
  for (std::size_t at = text.size(); at > 3;) text.insert(at -= 3, ",");
  return text;
}

std::string shown(const Value& value) {
  return value.is_text() ? value.text() : shortest_number(value.number());
}

std::string row(const std::vector<std::string>& cells) {
  return fmt::format("| {} |", fmt::join(cells, " | "));
}

/// The rows of the tables of a study on the page, as its results have them.
class Rows {
 public:
  explicit Rows(const RanStudy& study)
      : plan_(&study.plan), result_(&study.run.result), study_(&study) {}

  std::vector<std::string> operator()(const SweepOutcome&) const {
    std::vector<std::string> rows;
    for (std::size_t i = 0; plan_->scenario().study && i < plan_->rows.size(); ++i) {
      const PointResult& point = result_->points[plan_->rows[i]];
      std::vector<std::string> cells;
      for (const Value& value : point.factor_values) cells.push_back(shown(value));
      if (plan_->hold) cells.push_back(count(point.truth));
      for (const std::string& label : result_->labels)
        cells.push_back(digits(study_->measured(i, label, "inflation").measured.value));
      rows.push_back(row(cells));
    }
    for (std::size_t c = 0; c < study_->run.claims.size(); ++c)
      for (const ClaimAtPoint& at : study_->run.claims[c].points)
        rows.push_back(row({plan_->scenario().claims[c].text, digits(at.value), digits(at.bound),
                            fmt::format("{:.4f}", at.mcse),
                            std::string(name_of(study_->run.claims[c].verdict))}));
    return rows;
  }

  std::vector<std::string> operator()(const OneAtATimeOutcome& outcome) const {
    std::vector<std::string> rows;
    for (std::size_t f = 0; f < factors().size(); ++f) {
      std::vector<std::string> cells{factor(f), shown(*factors()[f].low),
                                     shown(*factors()[f].high)};
      for (const auto& one : outcome.answers) {
        cells.push_back(digits(one.factors[f].low));
        cells.push_back(digits(one.factors[f].high));
      }
      rows.push_back(row(cells));
    }
    return rows;
  }

  std::vector<std::string> operator()(const LedgerOutcome& outcome) const {
    std::vector<std::string> rows;
    for (const auto& one : outcome.answers) {
      rows.push_back(row({"`" + result_->labels[one.answer] + "`", "none, then all",
                          digits(one.off), digits(one.all), ""}));
      for (std::size_t v = 0; v < one.lines.size(); ++v)
        rows.push_back(
            row({"", std::string(name_of(outcome.violations[v])), digits(one.lines[v].alone),
                 digits(one.lines[v].last), digits(one.lines[v].shapley)}));
    }
    return rows;
  }

  std::vector<std::string> operator()(const SampleOutcome& outcome) const {
    std::vector<std::string> rows;
    for (const auto& one : outcome.answers)
      rows.push_back(row({"`" + result_->labels[one.answer] + "`", count(double(one.over)),
                          count(double(one.under)), count(double(one.none))}));
    const RegionalAnalysis& split = outcome.answers.front().split;
    for (std::size_t f = 0; f < split.factors.size(); ++f)
      rows.push_back(row({factor(f), digits(split.factors[f].ks)}));
    rows.push_back(row({"without effect, at most about", digits(split.null_ks)}));
    return rows;
  }

  std::vector<std::string> operator()(const MorrisOutcome& outcome) const {
    std::vector<std::string> rows;
    for (std::size_t f = 0; f < factors().size(); ++f) {
      std::vector<std::string> cells{factor(f)};
      for (const auto& one : outcome.answers) {
        cells.push_back(digits(*one.effects[f].mu));
        cells.push_back(digits(*one.effects[f].mu_star));
        cells.push_back(digits(*one.effects[f].sigma));
      }
      rows.push_back(row(cells));
    }
    return rows;
  }

  std::vector<std::string> operator()(const SobolOutcome& outcome) const {
    std::vector<std::string> rows;
    for (std::size_t f = 0; f <= factors().size(); ++f) {
      std::vector<std::string> cells{f < factors().size() ? factor(f) : "a factor without effect"};
      for (const auto& one : outcome.answers) {
        cells.push_back(digits(one.indices.first_order[f]));
        cells.push_back(digits(one.indices.total[f]));
      }
      rows.push_back(row(cells));
    }
    return rows;
  }

  /// The witness worlds alone, to hundreds of persons: what is drawn differs from one kind of
  /// processor to another (explain.test.cpp has it within its errors).
  std::vector<std::string> operator()(const ExplainOutcome& outcome) const {
    const Witnesses& witness = outcome.explanation.witness.value();
    const auto hundreds = [](const WitnessWorld& world) {
      return count(100.0 * std::round(world.victims / 100.0));
    };
    return {row({"witness worlds", hundreds(witness.least), hundreds(witness.best),
                 hundreds(witness.greatest)})};
  }

  std::vector<std::string> operator()(const TippingOutcome& outcome) const {
    std::vector<std::string> rows;
    const TippingSolution& tipping = outcome.solved;
    for (std::size_t c = 0; tipping.one && c < tipping.one->crossings.size(); ++c) {
      std::vector<std::string> cells{factor(0),
                                     fmt::format("{:.4f}", tipping.one->crossings[c].at)};
      if (!outcome.confirmed.empty())
        cells.push_back(fmt::format("{:.4f} ± {:.4f}", outcome.confirmed.at(c)->estimate,
                                    outcome.confirmed.at(c)->se));
      rows.push_back(row(cells));
    }
    constexpr std::size_t every = 6;
    if (tipping.two)
      for (std::size_t i = 0; i < tipping.two->lines.at(0).points.size(); i += every) {
        const Contour::Point& point = tipping.two->lines[0].points[i];
        rows.push_back(row({digits(point.first), digits(point.second)}));
      }
    if (tipping.many)
      rows.push_back(row({digits(tipping.many->at[0]), digits(tipping.many->at[1]),
                          digits(tipping.many->distance)}));
    return rows;
  }

 private:
  const std::vector<Factor>& factors() const { return plan_->scenario().study->factors; }

  std::string factor(std::size_t f) const {
    const std::vector<std::string>& paths = factors()[f].paths;
    return "`" + paths.front() + "`" + (paths.size() > 1 ? " and others" : "");
  }

  const StudyPlan* plan_;
  const RunResult* result_;
  const RanStudy* study_;
};

std::vector<std::string> rows_of(const RanStudy& study) {
  return std::visit(Rows(study), study.run.outcome);
}

/// The part of a page below the heading that names a file.
std::string section_of(const std::string& page, const std::string& file) {
  const std::size_t begin = page.find("\n## `" + file + "`");
  if (begin == std::string::npos) return "";
  return page.substr(begin, page.find("\n## ", begin + 1) - begin);
}

/// The rows that the page does not have, as it would.
std::string missing(const std::string& section, const std::vector<std::string>& rows) {
  std::string text;
  for (const std::string& one : rows)
    if (section.find("\n" + one + "\n") == std::string::npos) text += one + "\n";
  return text;
}

std::vector<std::string> study_files() {
  std::vector<std::string> files;
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.path().extension() == ".json") files.push_back(entry.path().filename().string());
  std::sort(files.begin(), files.end());
  return files;
}

/// The studied world by itself.
PreparedPoint world_of(const fs::path& file) {
  return prepare_point(load_scenario(file.string()));
}

}  // namespace

TEST_CASE("every number of the page of studies is what its study finds") {
  const std::string page = file_text(folder / "README.md");
  const std::vector<std::string> files = study_files();
  CHECK(files.size() >= 11);
  for (const std::string& file : files) {
    INFO(file);
    const std::vector<std::string> rows = rows_of(run_study_file((folder / file).string()));
    CHECK_FALSE(rows.empty());
    CHECK(missing(section_of(page, file), rows) == "");
  }
}

TEST_CASE("a wrong digit on the page of studies is found") {
  const RanStudy study = run_study_file((folder / "sweep.json").string());
  std::string section = section_of(file_text(folder / "README.md"), "sweep.json");
  REQUIRE(missing(section, rows_of(study)) == "");
  const std::size_t digit = section.rfind(" |\n") - 1;
  section[digit] = section[digit] == '9' ? '8' : '9';
  CHECK(missing(section, rows_of(study)) != "");
}

TEST_CASE("the studies are of the world of the Dutch scenario") {
  const ContingencyTable dutch =
      world_of(folder.parent_path() / "netherlands" / "all.json").expected.entities;
  std::size_t anchored = 0;
  for (const std::string& file : study_files()) {
    INFO(file);
    const PreparedPoint point = world_of(folder / file);
    const ContingencyTable& studied = point.expected.entities;
    REQUIRE(studied.counts().size() == dutch.counts().size());
    if (is_anchored(point.scenario)) {  // of its table, whatever is violated
      ++anchored;
      const ContingencyTable& published = point.scenario.table->counts;
      CHECK(studied.observed() == Approx(published.observed()).epsilon(1e-4));
      for (int list = 0; list < studied.lists(); ++list)
        CHECK(studied.on_all(only(list)) == Approx(published.on_all(only(list))).epsilon(1e-9));
      continue;
    }
    for (std::size_t h = 0; h < dutch.counts().size(); ++h)
      CHECK(studied.counts()[h] == Approx(dutch.counts()[h]).epsilon(1e-9));
  }
  CHECK(anchored == 2);
}

TEST_CASE("held to the table with nothing violated, the truth is what independence estimates") {
  const RanStudy study = run_study_file(
      (folder / "held_sizes.json").string(),
      {"agencies[*].loadings[visibility]=0", "dependence[Other care,Shelters].odds_ratio=1",
       "agencies[*].anonymous_share=0", "agencies[*].missed_link_probability=0"});
  const nlohmann::json results = nlohmann::json::parse(results_json(study.run, study.plan));
  const nlohmann::json& point = results.at("points").at(study.plan.rows[0]);
  REQUIRE(point.at("factors").at("agencies[*].false_positive_share") == 0);
  const double truth = point.at("truth");
  const double estimate = population_size(study.plan.hold->table, independence);
  CHECK(truth == Approx(estimate).epsilon(1e-9));
  CHECK(std::abs(truth - 52823.5) < 0.05);  // published fits of the same model round to 52,823
  CHECK(study.measured(0, "independence", "inflation").measured.value == Approx(1.0).epsilon(1e-9));
}

}  // namespace darknumber::testing::studies_test
