// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "tests/cli/program.h"

namespace darknumber::testing::tables_test {
namespace {

std::string table_file(const std::string& name) {
  return "examples/tables/" + name;
}

/// A text with its paragraphs on one line each, however they were broken.
std::string unwrapped(const std::string& text) {
  std::string out;
  for (const char letter : text) {
    const bool blank = letter == '\n' || letter == ' ';
    if (!blank || out.empty() || out.back() != ' ') out += blank ? ' ' : letter;
  }
  return out;
}

struct Estimated {
  nlohmann::json whole;
  std::string err;

  const nlohmann::json& of(const std::string& label) const {
    for (const auto& answer : whole.at("estimates"))
      if (answer.at("estimator") == label) return answer;
    throw std::out_of_range(label);
  }
  double size(const std::string& label) const { return of(label).at("estimate"); }
};

Estimated estimated(const std::string& name, std::vector<std::string> words = {}) {
  words.insert(words.begin(), {"estimate", table_file(name), "--format", "json"});
  const ProgramRun run = darknumber(words);
  INFO(run.err);
  REQUIRE(run.exit_code == 0);
  return {document(run.out), unwrapped(run.err)};
}

std::vector<std::string> by(std::vector<std::string> labels, std::vector<std::string> more = {}) {
  for (const std::string& label : labels) {
    more.emplace_back("--estimator");
    more.push_back(label);
  }
  return more;
}

std::string refusal(const std::string& name, std::vector<std::string> words = {}) {
  words.insert(words.begin(), {"estimate", table_file(name)});
  const ProgramRun run = darknumber(words);
  CHECK(run.exit_code == 3);
  CHECK(run.out.empty());
  CHECK(has(unwrapped(run.err), "1 problem. Nothing was run or written."));
  return unwrapped(run.err);
}

}  // namespace

TEST_CASE("the row on no list is left out with a note, and changes no estimate") {
  const Estimated na = estimated("unseen_row_na.csv");
  const Estimated blank = estimated("unseen_row_blank.csv");
  CHECK(na.whole == blank.whole);
  CHECK(has(na.err, "the row on no list (line 2) is left out"));
  CHECK(na.whole.at("observed") == 2733.0);
}

TEST_CASE("a reversed coding is suggested, and read where it is said") {
  CHECK(has(refusal("coding_reversed.csv"), "--coding reversed"));
  const Estimated read = estimated("coding_reversed.csv", by({"chao"}, {"--coding", "reversed"}));
  CHECK(read.whole.at("observed") == 757.0);
}

TEST_CASE("words for membership and other names of the count give the same estimates") {
  const Estimated plain = estimated("count_capital.csv");
  CHECK(plain.err.empty());
  for (const char* name :
       {"freq_column.csv", "true_false.csv", "one_point_zero.csv", "trailing_commas.csv"}) {
    CAPTURE(name);
    CHECK(estimated(name).whole == plain.whole);
  }
  CHECK(has(estimated("freq_column.csv").err, "\"Freq\" is the count"));
  CHECK(has(estimated("true_false.csv").err, "TRUE and FALSE"));
  CHECK(has(refusal("repeated_history.csv"), "--repeated add"));
  CHECK(estimated("repeated_history.csv", {"--repeated", "add"}).whole == plain.whole);
}

TEST_CASE("rows of persons are counted, once other columns are ignored") {
  const std::string refused = refusal("persons.csv");
  CHECK(has(refused, "--ignore 'id,age'"));
  const Estimated read = estimated("persons.csv", {"--ignore", "id,age"});
  CHECK(read.whole.at("observed") == 8.0);
  CHECK(has(unwrapped(read.err), "each of its 8 rows is one person"));
}

TEST_CASE("the groups of a MARK file are estimated one by one") {
  const Estimated read = estimated("mark.inp", by({"chao"}));
  CHECK(read.whole.at("lists") == nlohmann::json({"List 1", "List 2", "List 3", "List 4"}));
  CHECK(read.whole.at("observed") == 214.0);
  CHECK(read.size("chao") ==
        Approx(read.size("chao[group 1]") + read.size("chao[group 2]")).epsilon(1e-12));
  // Group 1: n 127, f1 110, f2 16 and A = 3/4, four lists.
  CHECK(read.size("chao[group 1]") == Approx(127.0 + 0.75 * 110.0 * 110.0 / 32.0));
}

TEST_CASE("names are mended, and shown so") {
  CHECK(estimated("names_with_dots.csv").whole.at("lists") ==
        nlohmann::json({"Local authorities", "Gen public"}));
  const Estimated trimmed = estimated("name_with_trailing_space.csv");
  CHECK(trimmed.whole.at("lists") == nlohmann::json({"Police", "NGO"}));
}

TEST_CASE("a stratum without persons is left out of the sum, which says so") {
  const std::vector<std::string> words =
      by({"lincoln_petersen[A,B]", "independence"}, {"--stratum", "site"});
  const Estimated read = estimated("empty_stratum.csv", words);
  CHECK(read.size("lincoln_petersen[A,B]") == 300.0);
  CHECK(read.size("independence") == Approx(300.0).epsilon(1e-9));
  CHECK(read.of("independence[y]").at("status") == "no_data");
  std::vector<std::string> text{"estimate", table_file("empty_stratum.csv")};
  text.insert(text.end(), words.begin(), words.end());
  CHECK(has(unwrapped(darknumber(text).out), "left out, without persons: y."));
}

TEST_CASE("a stratum that is seen completely adds those seen") {
  const Estimated read =
      estimated("stratum_fully_covered.csv", by({"lincoln_petersen[A,B]"}, {"--stratum", "site"}));
  CHECK(read.size("lincoln_petersen[A,B]") == 312.0);
}

TEST_CASE("a stratum without an estimate is named in the reason of the sum") {
  const ScratchFolder scratch;
  write_file(scratch.path() / "t.csv",
             "site,A,B,count\nx,1,0,50\nx,0,1,40\nx,1,1,10\ny,1,0,5\ny,0,1,7\n");
  const ProgramRun run =
      darknumber({"estimate", "t.csv", "--stratum", "site", "--estimator", "lincoln_petersen[A,B]"},
                 {scratch.path(), 0, {}});
  CHECK(run.exit_code == 0);
  CHECK(has(unwrapped(run.out), "lincoln_petersen[A,B][y] has none, since"));
}

TEST_CASE("entities of unknown stratum are left out or shared out") {
  const std::vector<std::string> strata{"--stratum", "sex", "--stratum", "site"};
  const Estimated dropped = estimated("two_strata_one_blank.csv", by({"chapman[A,B]"}, strata));
  CHECK(dropped.whole.at("observed") == 28.0);
  CHECK(dropped.size("chapman[A,B]") == Approx(11.0 * 11.0 / 4.0 - 1.0));
  std::vector<std::string> prorate = strata;
  prorate.insert(prorate.end(), {"--unknown", "prorate"});
  const Estimated shared = estimated("two_strata_one_blank.csv", by({"chapman[A,B]"}, prorate));
  CHECK(shared.size("chapman[A,B]") == Approx(22.0 * 11.0 / 4.0 - 1.0));
  CHECK(has(shared.err, "shared out"));
}

TEST_CASE("a list without records leaves every method") {
  const std::vector<std::string> words =
      by({"chao", R"({"method": "mh", "heterogeneity": "chao", "label": "mh"})",
          R"({"method": "sample_coverage", "variant": "high", "label": "coverage"})",
          R"({"method": "decomposable", "label": "graphs"})",
          R"({"method": "loglinear", "select": "all", "criterion": "bic", "label": "all"})",
          "independence", "stepwise_aic"});
  const Estimated three = estimated("three_lists.csv", words);
  const Estimated four = estimated("three_lists_and_an_empty_one.csv", words);
  CHECK(three.size("chao") == Approx(216.0).epsilon(1e-3));
  for (const auto& answer : three.whole.at("estimates")) {
    const std::string label = answer.at("estimator");
    CAPTURE(label);
    CHECK(four.size(label) == Approx(three.size(label)).epsilon(1e-9));
  }
}

TEST_CASE("published tables give their published answers") {
  CHECK(estimated("no_singletons.csv", by({"chao"})).size("chao") == 11.0);
  // Jamaluddine et al. 2025: the model of all pairs.
  const auto gaza = estimated("gaza_2025.csv", by({"pairwise"})).of("pairwise");
  CHECK(gaza.at("estimate").get<double>() == Approx(64696).margin(1));
  CHECK(gaza.at("lower").get<double>() == Approx(58327).margin(1));
  CHECK(gaza.at("upper").get<double>() == Approx(72461).margin(1));
  CHECK(gaza.at("model").at("aic").get<double>() == Approx(78.328).margin(1e-3));
  CHECK(gaza.at("model").at("bic").get<double>() == Approx(136.32).margin(1e-2));
}

TEST_CASE("an average over models says what it is made of") {
  const Estimated read = estimated("gaza_2025.csv", by({"average_aic"}));
  const auto& average = read.of("average_aic");
  CHECK(average.at("estimate").get<double>() == Approx(64740.8).margin(0.1));
  CHECK(average.at("average").at("models_counted") == 5);
  CHECK(average.at("average").at("models_negligible") == 3);
  CHECK(average.at("average").at("models")[0].at("weight").get<double>() ==
        Approx(0.996).margin(0.001));
  const ProgramRun text =
      darknumber({"estimate", table_file("gaza_2025.csv"), "--estimator", "average_aic"});
  CHECK(has(unwrapped(text.out), "average_aic: averages 5 models."));
  CHECK(has(unwrapped(text.out), "3 more weigh less than 1e-12 of the first."));
  const Estimated limited = estimated(
      "gaza_2025.csv",
      by({R"({"method": "loglinear", "average": "aic", "largest_ratio": 2.25, "label": "some"})"}));
  CHECK(limited.of("some").at("average").at("models_left_out").get<int>() > 0);
  CHECK(has(refusal("gaza_2025.csv",
                    by({R"({"method": "loglinear", "average": "aic", "criterion": "aic"})"})),
            "goes with"));
}

TEST_CASE("two nested lists have a dark figure of 0") {
  for (const char* name : {"nested_minimal.csv", "nested_lists_zero.csv"}) {
    CAPTURE(name);
    const Estimated read =
        estimated(name, by({"independence", "lincoln_petersen[A,B]", "stepwise_p"}));
    CHECK(read.size("lincoln_petersen[A,B]") == 27.0);
    for (const char* label : {"independence", "stepwise_p", "lincoln_petersen[A,B]"}) {
      CHECK(read.size(label) == 27.0);
      CHECK(read.of(label).at("status") == "ok");
      CHECK(read.of(label).at("boundary") == true);
    }
  }
}

TEST_CASE("a table without anyone on a single list has no dark figure under all pairs") {
  const Estimated read = estimated("no_singletons.csv", by({"pairwise", "chao"}));
  CHECK(read.size("pairwise") == 11.0);
  CHECK(read.of("pairwise").at("boundary") == true);
}

TEST_CASE("an estimate from one overlap is printed, with a warning") {
  const Estimated read = estimated("one_overlap.csv", by({"independence"}));
  CHECK(read.size("independence") == Approx(47013724.0).epsilon(1e-6));
  CHECK(has(read.whole.dump(), "few_overlaps"));
}

TEST_CASE("an interval that does not exist says why") {
  const ProgramRun run = darknumber({"estimate", table_file("sparse.csv"), "--estimator",
                                     R"({"method": "chao", "interval": "bca"})"});
  CHECK(run.exit_code == 0);
  CHECK(has(unwrapped(run.out), "No bca interval: too many resamples have no estimate."));
}

TEST_CASE("a share of false records beyond a list's own is refused with the most possible") {
  const ProgramRun run =
      darknumber({"estimate", table_file("tuberculosis_like.csv"), "--estimator",
                  R"({"method": "chao", "assumed_false_positive_share": {"Hosp": 0.4}})"});
  CHECK(run.exit_code == 3);
  CHECK(has(unwrapped(run.err), "0.3209"));
}

TEST_CASE("an empty table is called empty") {
  const ScratchFolder scratch;
  write_file(scratch.path() / "t.csv", "");
  const ProgramRun run = darknumber({"estimate", "t.csv"}, {scratch.path(), 0, {}});
  CHECK(run.exit_code == 3);
  CHECK(has(unwrapped(run.err), "this file is empty"));
}

TEST_CASE("a hundred thousand persons with a count each are refused in one message") {
  const ScratchFolder scratch;
  std::string text = "A,B,C,count\n";
  for (int person = 0; person < 100000; ++person) text += "1,0,0,1\n";
  write_file(scratch.path() / "t.csv", text);
  const ProgramRun run = darknumber({"estimate", "t.csv"}, {scratch.path(), 0, {}});
  CHECK(run.exit_code == 3);
  CHECK(run.err.size() < 2000);
  CHECK(has(unwrapped(run.err), "99998 more lines repeat one"));
  CHECK(darknumber({"estimate", "t.csv", "--repeated", "add"}, {scratch.path(), 0, {}}).exit_code ==
        0);
}

TEST_CASE("what simulate writes is read back") {
  const ScratchFolder scratch;
  const std::string entities = (scratch.path() / "e.csv").string();
  const std::string table = (scratch.path() / "t.csv").string();
  const std::string persons = (scratch.path() / "p.csv").string();
  const std::string records = (scratch.path() / "r.csv").string();
  REQUIRE(darknumber({"simulate", "scenarios/textbook.json", "--quiet", "--entities", entities,
                      "--table", table, "--persons", persons, "--records", records})
              .exit_code == 0);
  const ProgramRun of_entities = darknumber({"estimate", entities, "--format", "json"});
  const ProgramRun of_table = darknumber({"estimate", table, "--format", "json"});
  INFO(of_entities.err);
  CHECK(of_entities.exit_code == 0);
  CHECK(of_entities.out == of_table.out);
  CHECK(has(darknumber({"estimate", persons}).err, "--persons"));
  CHECK(has(darknumber({"estimate", records}).err, "--records"));
}

TEST_CASE("replicates are estimated one by one") {
  const ScratchFolder scratch;
  write_file(scratch.path() / "t.csv",
             "replicate,A,B,count\n0,1,0,50\n0,0,1,40\n0,1,1,10\n1,1,0,5\n1,0,1,4\n1,1,1,3\n");
  const RunSettings there{scratch.path(), 0, {}};
  const auto whole = document(
      darknumber({"estimate", "t.csv", "--estimator", "lincoln_petersen[A,B]", "--format", "json"},
                 there)
          .out);
  REQUIRE(whole.at("replicates").size() == 2);
  CHECK(whole.at("replicates")[0].at("estimates")[0].at("estimate") == 300.0);
  CHECK(whole.at("replicates")[1].at("replicate") == "1");
  CHECK(whole.at("replicates")[1].at("estimates")[0].at("estimate").get<double>() ==
        Approx(56.0 / 3.0));
  CHECK(has(darknumber({"estimate", "t.csv"}, there).out, "Replicate 1: 12 persons"));
}

TEST_CASE("many lists are read where few are chosen or merged") {
  const ScratchFolder scratch;
  std::string text;
  for (int list = 1; list <= 34; ++list) text += "L" + std::to_string(list) + ",";
  text += "count\n";
  for (int row = 0; row < 34; ++row) {
    for (int list = 0; list < 34; ++list)
      text += list == row || list == (row + 1) % 34 ? "1," : "0,";
    text += std::to_string(row + 1) + "\n";
  }
  write_file(scratch.path() / "t.csv", text);
  const RunSettings there{scratch.path(), 0, {}};
  CHECK(has(darknumber({"estimate", "t.csv"}, there).err, "34 lists, and 10 can be in use"));
  const auto chosen = document(darknumber({"estimate", "t.csv", "--lists", "L1,L2,L3,L4",
                                           "--estimator", "chao", "--format", "json"},
                                          there)
                                   .out);
  CHECK(chosen.at("observed") == 1.0 + 2.0 + 3.0 + 4.0 + 34.0);
  const auto merged =
      document(darknumber({"estimate", "t.csv", "--lists",
                           R"(["L1", {"name": "other", "merge": ["L2", "L3", "L20"]}])",
                           "--estimator", "chao", "--format", "json"},
                          there)
                   .out);
  CHECK(merged.at("lists") == nlohmann::json({"L1", "other"}));
  CHECK(merged.at("overlap") == 1.0);
  CHECK(has(darknumber({"estimate", "t.csv", "--lists", "L1,L99"}, there).err, "no list \"L99\""));
}

TEST_CASE("a table that went through R is calibrated to") {
  const ScratchFolder scratch;
  const std::string file = (scratch.path() / "t.csv").string();
  REQUIRE(
      darknumber({"simulate", "scenarios/textbook.json", "--quiet", "--table", file}).exit_code ==
      0);
  std::string through_r;
  int row = 0;
  for (const std::string& line : lines_of(file_text(file))) {
    std::string mended = "\"" + (row == 0 ? std::string() : std::to_string(row)) + "\"," + line;
    if (row++ == 0)
      for (char& letter : mended)
        if (letter == ' ') letter = '.';
    through_r += mended + "\n";
  }
  const std::string other = (scratch.path() / "r.csv").string();
  write_file(other, through_r);
  const ProgramRun plain = darknumber({"calibrate", "scenarios/textbook.json", "--to", file});
  const ProgramRun run = darknumber({"calibrate", "scenarios/textbook.json", "--to", other});
  INFO(run.err);
  CHECK(run.exit_code == plain.exit_code);
  CHECK(run.out == plain.out);
  CHECK(has(unwrapped(run.err), "numbers the rows"));
}

TEST_CASE("suppressed counts give the least and the greatest answer, and a maximum") {
  const Estimated read = estimated("suppressed.csv", by({"chao", "independence"}));
  CHECK(has(read.err, "2 suppressed counts are taken as 1 at least"));
  const auto& chao = read.of("chao");
  CHECK(chao.at("status") == "needs_counts");
  CHECK(chao.at("over_completions").at("least").get<double>() == Approx(4190.45).margin(0.01));
  CHECK(chao.at("over_completions").at("greatest").get<double>() == Approx(4425.37).margin(0.01));
  CHECK(chao.at("over_completions").at("completions") == 16);
  const auto& independence = read.of("independence");
  CHECK(independence.at("status") == "ok");
  CHECK(independence.at("over_completions").at("least") < independence.at("estimate"));
  CHECK(independence.at("over_completions").at("greatest") > independence.at("estimate"));
  const Estimated chosen = estimated("suppressed.csv", by({"stepwise_aic"}));
  CHECK(chosen.of("stepwise_aic").at("status") == "ok");
  const Estimated from_0 = estimated("suppressed.csv", by({"chao"}, {"--suppressed", "0"}));
  CHECK(from_0.of("chao").at("over_completions").at("completions") == 25);
}

TEST_CASE("what each pair of lists says comes first, and warnings") {
  const Estimated one = estimated("one_overlap.csv", by({"independence"}));
  CHECK(one.whole.at("pairs").size() == 3);
  CHECK(one.whole.at("pairs")[0].at("overlap") == 1.0);
  CHECK(one.whole.at("pairs")[0].at("lincoln_petersen") == 5001.0 * 4001.0);
  CHECK(one.whole.at("pairs")[1].at("lincoln_petersen").is_null());
  std::vector<std::string> codes;
  for (const auto& warning : one.whole.at("warnings")) codes.push_back(warning.at("code"));
  CHECK(codes == std::vector<std::string>{"few_overlaps", "large_error", "no_one_shared"});
  const std::string text = unwrapped(darknumber({"estimate", table_file("one_overlap.csv")}).out);
  CHECK(text.find("two lists alone") < text.find("estimator"));
  CHECK(has(text, "fewer than 5 persons seen on two lists or more"));
  CHECK(has(text, "Lists that share no one: A and C; B and C."));
}

TEST_CASE("a comparison of all models says how many, and refuses too many") {
  const std::string all = R"({"method": "loglinear", "select": "all", "criterion": "bic")";
  const Estimated few = estimated("three_lists.csv", by({all + "}"}));
  CHECK(has(few.err, "all_bic compares 8 models."));
  const ScratchFolder scratch;
  write_file(scratch.path() / "t.csv", "A,B,C,D,E,F,G,count\n1,0,0,0,0,0,0,5\n0,1,1,1,1,1,1,3\n");
  const ProgramRun run = darknumber({"estimate", "t.csv", "--estimator", all + R"(, "order": 3})"},
                                    {scratch.path(), 0, {}});
  CHECK(run.exit_code == 3);
  CHECK(has(unwrapped(run.err), "more than 10000000 models of 7 lists"));
  CHECK(has(unwrapped(run.err), "With \"order\": 2 it fits 2097152."));
}

}  // namespace darknumber::testing::tables_test
