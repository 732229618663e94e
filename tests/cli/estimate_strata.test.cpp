// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <cmath>

#include "tests/cli/population.h"
#include "tests/cli/program.h"
#include "tests/support/checkout.h"

namespace darknumber::testing::estimate_strata_test {
namespace {

const std::string spina = "tests/golden/reference/data/spina_strata.csv";
const std::string drugs = "tests/golden/reference/data/ScotPWID_strata.csv";

/// Every stratum twice, and two lines whose stratum is not known in full.
const std::string two_columns =
    "A,B,region,age,count\n"
    "1,0,north,old,30\n0,1,north,old,20\n1,1,north,old,10\n"
    "1,0,south,young,12\n0,1,south,young,9\n1,1,south,young,3\n"
    "1,0,north,young,8\n0,1,north,young,6\n1,1,north,young,2\n"
    "1,0,,old,5\n1,1,south,,4\n";

struct Estimated {
  nlohmann::json whole;
  std::map<std::string, nlohmann::json> by_label;
  std::vector<std::string> labels;
  std::string err;

  double number(const std::string& label) const { return by_label.at(label)["estimate"]; }
};

Estimated estimate(std::vector<std::string> words) {
  words.insert(words.begin(), "estimate");
  words.insert(words.end(), {"--format", "json"});
  const ProgramRun run = darknumber(words);
  INFO(run.err);
  REQUIRE(run.exit_code == 0);
  Estimated estimated{document(run.out), {}, {}, run.err};
  for (const auto& answer : estimated.whole["estimates"]) {
    estimated.labels.push_back(answer["estimator"]);
    estimated.by_label[answer["estimator"]] = answer;
  }
  return estimated;
}

/// Chapman's estimate and variance from the lines of one stratum (empty: of all).
struct ByHand {
  double estimate = 0.0;
  double variance = 0.0;
};

ByHand chapman(const std::string& file, const std::string& column, const std::string& stratum,
               const std::string& first, const std::string& second) {
  const Csv csv(file_text(std::filesystem::path(checkout()) / file));
  double on_first = 0.0;
  double on_second = 0.0;
  double on_both = 0.0;
  for (std::size_t row = 0; row < csv.size(); ++row) {
    if (!stratum.empty() && csv.text(row, column) != stratum) continue;
    const double count = csv.number(row, "count");
    on_first += csv.flag(row, first) ? count : 0.0;
    on_second += csv.flag(row, second) ? count : 0.0;
    on_both += csv.flag(row, first) && csv.flag(row, second) ? count : 0.0;
  }
  return {(on_first + 1) * (on_second + 1) / (on_both + 1) - 1,
          (on_first + 1) * (on_second + 1) * (on_first - on_both) * (on_second - on_both) /
              ((on_both + 1) * (on_both + 1) * (on_both + 2))};
}

void require_refused(std::vector<std::string> words, const std::vector<std::string>& says) {
  words.insert(words.begin(), "estimate");
  const ProgramRun run = darknumber(words);
  INFO(run.err);
  CHECK(run.exit_code == 3);
  CHECK(run.out.empty());
  for (const std::string& part : says) {
    INFO(part);
    CHECK(has(run.err, part));
  }
}

}  // namespace

TEST_CASE("a published table by ethnicity is estimated stratum by stratum and added up") {
  const Estimated estimated = estimate({spina, "--stratum", "eth", "--estimator", "chapman[S1,S2]",
                                        "--estimator", "lincoln_petersen[S1,S2]"});
  CHECK(estimated.whole["lists"] == nlohmann::json({"S1", "S2", "S3"}));
  CHECK(estimated.whole["observed"] == 621.0);
  const std::vector<std::string> strata{"caucasian", "afro-american", "other"};
  double sum = 0.0;
  double variance = 0.0;
  std::vector<std::string> labels{"chapman[S1,S2]"};
  for (const std::string& stratum : strata) {
    const ByHand hand = chapman(spina, "eth", stratum, "S1", "S2");
    labels.push_back("chapman[S1,S2][" + stratum + "]");
    CHECK(estimated.number(labels.back()) == Approx(hand.estimate).epsilon(1e-12));
    sum += hand.estimate;
    variance += hand.variance;
  }
  CHECK(estimated.number("chapman[S1,S2]") == Approx(sum).epsilon(1e-12));
  CHECK(estimated.by_label.at("chapman[S1,S2]")["se"].get<double>() ==
        Approx(std::sqrt(variance)).epsilon(1e-12));
  REQUIRE(estimated.labels.size() == 8);
  CHECK(std::equal(labels.begin(), labels.end(), estimated.labels.begin()));
  // Nobody of the stratum "other" is on both lists: it has no estimate, and so has the sum.
  CHECK(estimated.by_label.at("lincoln_petersen[S1,S2][other]")["status"] == "no_overlap");
  CHECK(estimated.by_label.at("lincoln_petersen[S1,S2]")["status"] == "no_overlap");
  CHECK(estimated.by_label.at("lincoln_petersen[S1,S2][caucasian]")["status"] == "ok");
}

TEST_CASE("pooled, the strata of a published table are that table") {
  const std::string pooled = "tests/golden/reference/data/spina.csv";
  const std::string chao = R"({"method": "chao", "stratify": false})";
  const auto by_eth = estimate({spina, "--stratum", "eth", "--estimator", chao});
  CHECK(by_eth.labels == std::vector<std::string>{"chao"});
  CHECK(by_eth.whole["estimates"] == estimate({pooled, "--estimator", "chao"}).whole["estimates"]);
}

TEST_CASE("several columns make strata together, and no column is taken for a list") {
  const Estimated estimated = estimate({drugs, "--stratum", "Rest", "--stratum", "Female",
                                        "--stratum", "Old", "--estimator", "independence"});
  CHECK(estimated.whole["lists"] == nlohmann::json({"S1", "S2", "S3", "S4"}));
  REQUIRE(estimated.labels.size() == 9);
  double sum = 0.0;
  for (const std::string stratum : {"0 / 0 / 0", "0 / 0 / 1", "0 / 1 / 0", "0 / 1 / 1", "1 / 0 / 0",
                                    "1 / 0 / 1", "1 / 1 / 0", "1 / 1 / 1"})
    sum += estimated.number("independence[" + stratum + "]");
  CHECK(estimated.number("independence") == Approx(sum).epsilon(1e-12));
  const auto pooled = estimate({"tests/golden/reference/data/ScotPWID.csv", "--estimator", "chao"});
  CHECK(estimated.whole["observed"] == pooled.whole["observed"]);
}

TEST_CASE("entities of unknown stratum are in the table, left out by stratum, and mentioned") {
  const ScratchFolder scratch;
  const std::filesystem::path file = scratch.path() / "t.csv";
  write_file(file, two_columns);
  const std::vector<std::string> words{
      file,          "--stratum",   "region",
      "--stratum",   "age",         "--estimator",
      "chao",        "--estimator", R"({"method": "chao", "stratify": false})",
      "--estimator", "chapman[A,B]"};
  const Estimated estimated = estimate(words);
  CHECK(has(estimated.err, "9 entities of unknown stratum"));
  CHECK(estimated.whole["observed"] == 109.0);
  CHECK(estimated.labels ==
        std::vector<std::string>{"chao", "chao[north / old]", "chao[south / young]",
                                 "chao[north / young]", "chao#2", "chapman[A,B]",
                                 "chapman[A,B][north / old]", "chapman[A,B][south / young]",
                                 "chapman[A,B][north / young]"});
  CHECK(estimated.number("chapman[A,B][north / old]") == Approx(41.0 * 31.0 / 11.0 - 1.0));
  // Chao, two lists, of the pooled table: f1 = 90 of 109, f2 = 19, A = 1/2.
  CHECK(estimated.number("chao#2") == Approx(109.0 + 0.5 * 90.0 * 90.0 / (2.0 * 19.0)));
  std::vector<std::string> quietly = words;
  quietly.emplace_back("--quiet");
  CHECK(estimate(quietly).err.empty());
}

TEST_CASE("a mean is of the sums over strata, and has no strata of its own") {
  const Estimated estimated = estimate(
      {spina, "--stratum", "eth", "--estimator", "chapman[S1,S2]", "--estimator", "chapman[S1,S3]",
       "--estimator", R"({"method": "mean", "of": ["chapman[S1,S2]", "chapman[S1,S3]"]})"});
  CHECK(estimated.labels.back() == "mean");
  CHECK(estimated.number("mean") ==
        Approx((estimated.number("chapman[S1,S2]") + estimated.number("chapman[S1,S3]")) / 2)
            .epsilon(1e-12));
  CHECK(estimated.by_label.at("mean")["se"].is_null());
}

TEST_CASE("a mean of what has no estimate has none, for the same reason") {
  const Estimated estimated =
      estimate({spina, "--stratum", "eth", "--estimator", "chapman[S1,S2]", "--estimator",
                "lincoln_petersen[S1,S2]", "--estimator",
                R"({"method": "mean", "of": ["chapman[S1,S2]", "lincoln_petersen[S1,S2]"]})"});
  CHECK(estimated.by_label.at("mean")["status"] == "no_overlap");
  CHECK(estimated.by_label.at("mean")["estimate"].is_null());
}

TEST_CASE("that sharing out unknown strata does nothing is said where it does") {
  const std::string plain = "examples/data/netherlands.csv";
  const auto note = [](std::vector<std::string> words) {
    words.insert(words.begin(), "estimate");
    words.insert(words.end(), {"--estimator", "chao", "--unknown", "prorate"});
    const ProgramRun run = darknumber(words);
    CHECK(run.exit_code == 0);
    return run.err;
  };
  CHECK(has(note({plain}), "Note: --unknown prorate has no effect: the table has no strata.\n"));
  CHECK_FALSE(has(note({plain, "--quiet"}), "no effect"));
  const ScratchFolder scratch;
  const std::string known = scratch.path() / "known.csv";
  write_file(known, "A,B,site,count\n1,0,x,25\n0,1,x,20\n1,1,x,5\n1,0,y,9\n0,1,y,7\n1,1,y,4\n");
  CHECK(has(note({known, "--stratum", "site"}), "no effect: everybody's stratum is known.\n"));
  write_file(known, "A,B,site,count\n1,0,x,25\n0,1,x,20\n1,1,x,5\n1,0,,9\n0,1,y,7\n1,1,y,4\n");
  CHECK_FALSE(has(note({known, "--stratum", "site"}), "no effect"));
}

TEST_CASE("what is wrong with strata and means is said") {
  require_refused({spina, "--stratum", "ethnicity"},
                  {"spina_strata.csv:1:1: error: ", "no column named \"ethnicity\""});
  require_refused({spina}, {"spina_strata.csv:2:7: error: ", "no list: \"eth\" has \"caucasian\"",
                            "--stratum"});
  require_refused(
      {"examples/data/netherlands.csv", "--estimator", R"({"method": "chao", "stratify": true})"},
      {"no strata", "--stratum"});
  require_refused({spina, "--stratum", "eth", "--estimator", "chao", "--estimator",
                   R"({"method": "mean", "of": ["chao", "pairwise"]})"},
                  {"names \"pairwise\", which is not the label of another estimator"});
}

}  // namespace darknumber::testing::estimate_strata_test
