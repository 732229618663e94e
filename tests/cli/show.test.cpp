// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <fstream>

#include "tests/cli/program.h"
#include "tests/support/checkout.h"

namespace darknumber::testing::show_test {
namespace {

namespace fs = std::filesystem;
const std::string textbook = "scenarios/textbook.json";
const std::string dutch = "examples/data/netherlands.csv";

std::string bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

ProgramRun done(const std::vector<std::string>& words) {
  ProgramRun run = darknumber(words);
  INFO(run.err);
  REQUIRE((run.exit_code == 0 || run.exit_code == 4 || run.exit_code == 5));
  return run;
}

ProgramRun refused(const std::vector<std::string>& words, int code) {
  ProgramRun run = darknumber(words);
  INFO(run.err);
  CHECK(run.exit_code == code);
  CHECK(run.out.empty());
  return run;
}

/// A study of two points with a label that has blanks, and a measure more.
const char* const sweep = R"({"schema": 1, "title": "Two *points*", "population": {"victims": 400},
  "agencies": [{"name": "A", "capture_probability": 0.3}, {"name": "B", "capture_probability": 0.4}],
  "monte_carlo": {"replicates": 20},
  "estimation": {"estimators": [{"method": "lincoln_petersen"}, {"method": "chapman"}]},
  "study": {"type": "sweep", "evaluate": "monte_carlo", "measures": ["inflation", "coverage"],
    "factors": [{"path": "agencies[A].capture_probability", "label": "seen by A",
                 "values": [0.2, 0.3]}]}})";

}  // namespace

TEST_CASE("show prints what run printed, byte for byte, in every format") {
  const ScratchFolder scratch;
  std::ofstream(scratch.path() / "sweep.json") << sweep;
  for (const std::string& file : {textbook, (scratch.path() / "sweep.json").string(),
                                  std::string("scenarios/studies/sweep.json"),
                                  std::string("scenarios/studies/tipping_point.json"),
                                  std::string("scenarios/studies/held_sizes.json")}) {
    const std::string folder = scratch.path() / "out";
    const ProgramRun run =
        done({"run", file, "--replicates", "20", "--quiet", "--output", folder, "--force"});
    CHECK(done({"show", folder}).out == run.out);
    CHECK(done({"show", folder, "--format", "json"}).out == bytes_of(folder + "/results.json"));
    for (const char* format : {"csv", "markdown"})
      CHECK(done({"show", folder, "--format", format}).out ==
            done({"run", file, "--replicates", "20", "--quiet", "--format", format}).out);
  }
}

TEST_CASE("show works any measure out anew, of some estimators, in every format") {
  const ScratchFolder scratch;
  const std::string folder = scratch.path() / "out";
  done({"run", textbook, "--replicates", "30", "--quiet", "--output", folder});
  const std::vector<std::string> words{"show",      folder, "--measure",   "risk_over_3",
                                       "--measure", "rmse", "--estimator", "independence"};
  const auto with = [&](const char* format) {
    std::vector<std::string> more = words;
    more.insert(more.end(), {"--format", format});
    return done(more).out;
  };
  CHECK(has(done(words).out, "risk_over_3"));
  CHECK_FALSE(has(done(words).out, "chao"));
  const nlohmann::json measures = document(with("json"))["measures"];
  REQUIRE(measures.size() == 2);
  CHECK(measures[0]["measure"] == "risk_over_3");
  CHECK(measures[0]["exact"].is_number());
  const nlohmann::json stored = document(bytes_of(folder + "/results.json"));
  for (const nlohmann::json& one : stored["measures"])
    if (one["estimator"] == "independence" && one["measure"] == "rmse") CHECK(measures[1] == one);
  CHECK(lines_of(with("csv"))[0] ==
        "point,truth,independence.risk_over_3,independence.risk_over_3.mcse,independence.rmse,"
        "independence.rmse.mcse,infinite");
  CHECK(lines_of(with("csv")).size() == 2);
  CHECK(has(with("markdown"), "| estimator | risk_over_3 | rmse |"));
}

TEST_CASE("show has the measures of the world itself, beside those of estimators") {
  const ScratchFolder scratch;
  const std::filesystem::path folder = scratch.path() / "results";
  REQUIRE(darknumber({"run", "scenarios/netherlands.json", "--replicates", "10", "--quiet",
                      "--output", folder})
              .exit_code == 0);
  const ProgramRun both = darknumber(
      {"show", folder, "--measure", "truth", "--measure", "inflation", "--format", "json"});
  REQUIRE(both.exit_code == 0);
  int of_world = 0;
  const auto shown = document(both.out);
  for (const auto& measure : shown.at("measures")) {
    if (!measure.at("estimator").is_null()) continue;
    CHECK(measure.at("measure") == "truth");
    CHECK(measure.at("value").get<double>() == Approx(32278.0).margin(0.5));
    ++of_world;
  }
  CHECK(of_world == 1);
  const ProgramRun text = darknumber({"show", folder, "--measure", "published_inflation"});
  CHECK(has(text.out, "1.53"));  // the middle of 42,000 and 58,000 over the truth
  const ProgramRun unknown = darknumber({"show", folder, "--measure", "published_inflation[x]"});
  CHECK(unknown.exit_code == 2);
  CHECK(has(unknown.err, "no such figure is published"));
}

TEST_CASE("show says what does not exist, with the nearest name") {
  const ScratchFolder scratch;
  const std::string folder = scratch.path() / "out";
  done({"run", textbook, "--replicates", "5", "--quiet", "--output", folder});
  CHECK(has(refused({"show", folder, "--measure", "coverge"}, 2).err, "mean \"coverage\"?"));
  CHECK(has(refused({"show", folder, "--estimator", "independance"}, 2).err,
            "mean \"independence\"?"));
  CHECK(
      has(refused({"show", folder, "--format", "markdwn"}, 2).err,
          "there is no \"markdwn\"; did you mean \"markdown\"? Choose text, json, csv, markdown"));
  CHECK(has(refused({"replay", folder, "--replicate", "0", "--format", "csv"}, 2).err, "no csv"));
  refused({"show", scratch.path() / "nothing"}, 3);
  fs::create_directory(scratch.path() / "empty");
  CHECK(has(refused({"show", scratch.path() / "empty"}, 3).err, "no results.json"));
  std::ofstream(scratch.path() / "empty" / "results.json") << "{\"mine\": 1}";
  refused({"show", scratch.path() / "empty"}, 3);
}

TEST_CASE("show refuses a folder whose replicates were changed, and shows one without an end") {
  const ScratchFolder scratch;
  const std::string folder = scratch.path() / "out";
  const std::string other = scratch.path() / "other";
  done({"run", textbook, "--replicates", "20", "--quiet", "--output", folder});
  done({"run", textbook, "--replicates", "20", "--quiet", "--seed", "9", "--output", other});
  fs::copy_file(other + "/checkpoint", folder + "/checkpoint",
                fs::copy_options::overwrite_existing);
  refused({"show", folder}, 3);
  fs::remove(other + "/results.json");
  const ProgramRun shown = done({"show", other});
  CHECK(has(shown.out, "an interrupted run, 20 replicates at 1 point"));
  CHECK(has(shown.out, "seed 9."));
  CHECK(has(shown.out, "median_inflation"));
  CHECK(has(done({"show", other, "--measure", "rmse", "--format", "csv"}).out, "chao.rmse"));
  std::ofstream(other + "/checkpoint") << "DNREPL";
  refused({"show", other}, 3);
}

TEST_CASE("a study with measures shows them all, and is about the first") {
  const ScratchFolder scratch;
  const std::string file = scratch.path() / "sweep.json";
  std::ofstream(file) << sweep;
  const ProgramRun text = done({"run", file, "--quiet"});
  CHECK(has(text.out, "sweep of inflation, 2 points"));
  CHECK(has(text.out, "coverage: "));
  const std::string csv = done({"run", file, "--quiet", "--format", "csv"}).out;
  CHECK(has(lines_of(csv)[0], "point,seen_by_A,truth,"));
  CHECK(has(lines_of(csv)[0], "chapman_A_B.coverage,chapman_A_B.coverage.mcse"));
  CHECK(lines_of(csv).size() == 3);
  CHECK(has(done({"run", file, "--quiet", "--format", "markdown"}).out, "## Two \\*points\\*\n"));
  const auto with = [&](const char* measures) {
    return darknumber({"run", file, "--quiet", "--set", std::string("study.measures=") + measures});
  };
  CHECK(has(with("[]").err, "is empty"));
  CHECK(has(with("[\"rmse\", \"rmse\"]").err, "twice"));
  CHECK(has(with("[\"rmse\", \"rsme\"]").err, "there is no measure \"rsme\""));
  CHECK(has(with("[3]").err, "no name of a measure"));
}

TEST_CASE("expect, plan and compare have CSV and Markdown") {
  const auto first_line = [](std::vector<std::string> words) {
    words.insert(words.end(), {"--format", "csv", "--quiet"});
    return lines_of(done(words).out)[0];
  };
  CHECK(first_line({"expect", textbook}) ==
        "estimator,estimate,se,lower,upper,status,boundary,truth,infinite");
  CHECK(first_line({"plan", textbook}) ==
        "estimator,measure,points,replicates,expected_mcse,infinite");
  CHECK(first_line({"compare", textbook, textbook}) ==
        "estimator,a,a_inflation,a_status,b,b_inflation,b_status,difference,inflation_difference,"
        "infinite");
  CHECK(has(done({"expect", textbook, "--format", "markdown"}).out, "| --: |"));
}

TEST_CASE("the measure that is suggested for a slip is one that exists") {
  const ScratchFolder scratch;
  const std::string folder = scratch.path() / "out";
  done({"run", textbook, "--replicates", "20", "--quiet", "--output", folder});
  for (const std::string slip : {"risk_over_X", "risk_under_x", "failure_rate_no_mel",
                                 "failure_rate_STATUS", "coverge", "thruth"}) {
    INFO(slip);
    const std::string err = refused({"show", folder, "--measure", slip}, 2).err;
    const std::size_t from = err.find("Did you mean \"");
    if (slip == "failure_rate_STATUS" && from == std::string::npos) continue;  // near to none
    REQUIRE(from != std::string::npos);
    const std::size_t begin = from + std::string("Did you mean \"").size();
    done({"show", folder, "--measure", err.substr(begin, err.find('"', begin) - begin)});
  }
  std::ofstream(scratch.path() / "sweep.json") << std::string(sweep).replace(
      std::string(sweep).find("\"inflation\""), 11, "\"risk_over_x\"");
  const ProgramRun study = refused({"validate", (scratch.path() / "sweep.json").string()}, 3);
  CHECK(has(study.err, "did you mean \"risk_over_"));
  CHECK_FALSE(has(study.err, "did you mean \"risk_over_X"));
}

TEST_CASE("numbers of results.json that cannot be are damage, and said to be") {
  const ScratchFolder scratch;
  const fs::path folder = scratch.path() / "out";
  done({"run", textbook, "--replicates", "20", "--quiet", "--output", folder});
  const std::string good = bytes_of(folder / "results.json");
  const auto spoilt = [&](const std::string& member, const std::string& by,
                          const std::string& says) {
    const std::size_t at = good.rfind(member);
    REQUIRE(at != std::string::npos);
    std::ofstream(folder / "results.json") << std::string(good).replace(at, member.size(), by);
    CHECK(has(refused({"show", folder}, 3).err, says));
  };
  const std::string points = "\"first_replicate\": 0,";
  spoilt(points, "\"first_replicate\": -1,", "its \"first_replicate\" is -1");
  nlohmann::json damaged = document(good);
  const auto with = [&](const nlohmann::json& changed, const std::string& says) {
    std::ofstream(folder / "results.json") << changed.dump(2);
    CHECK(has(refused({"show", folder}, 3).err, says));
  };
  damaged["points"][0]["replicates"] = -1;
  with(damaged, "its \"replicates\" is -1");
  damaged = document(good);
  damaged["points"][0]["truth"] = "many";
  with(damaged, "it has no \"truth\"");
  damaged = document(good);
  damaged["points"][0]["truths"].erase("chao");
  with(damaged, "it has no \"chao\"");
}

TEST_CASE("estimate writes a folder that show reads, and replaces none but its own") {
  const ScratchFolder scratch;
  const std::string folder = scratch.path() / "est";
  const std::vector<std::string> words{"estimate", dutch,      "--estimator",
                                       "chao",     "--remove", "Border police=0.5",
                                       "--quiet",  "--output", folder};
  const ProgramRun run = done(words);
  CHECK(done({"show", folder}).out == run.out);
  CHECK(bytes_of(folder + "/table.csv") == bytes_of(checkout() + "/" + dutch));
  CHECK(done({"show", folder, "--format", "csv"}).out == bytes_of(folder + "/estimates.csv"));
  const nlohmann::json results = document(bytes_of(folder + "/results.json"));
  CHECK(results["kind"] == "estimate");
  const nlohmann::json shown = document(done({"show", folder, "--format", "json"}).out);
  CHECK(results["estimates"] == shown["estimates"]);
  CHECK(has(refused(words, 8).err, "exists"));
  std::vector<std::string> forced = words;
  forced.push_back("--force");
  done(forced);
  refused({"show", folder, "--measure", "rmse"}, 2);
  refused({"compare", folder, folder}, 3);
  const fs::path mine = scratch.path() / "mine";
  fs::create_directory(mine);
  std::ofstream(mine / "table.csv") << "mine";
  forced[forced.size() - 2] = mine;
  CHECK(has(refused(forced, 8).err, "would be lost"));
  CHECK(bytes_of(mine / "table.csv") == "mine");
  // A run may take the folder over, and leaves nothing of the estimates.
  done({"run", textbook, "--replicates", "5", "--quiet", "--output", folder, "--force"});
  CHECK_FALSE(fs::exists(folder + "/table.csv"));
  refused({"estimate", dutch, "--force"}, 2);
}

TEST_CASE("measures that are infinite or do not exist are shown as they were") {
  const ScratchFolder scratch;
  const std::string folder = scratch.path() / "out";
  // Of lists as small as these most pairs share nobody, so that medians are infinite.
  const ProgramRun run = done({"run", textbook, "--replicates", "40", "--set",
                               "agencies[*].capture_probability=0.002", "--output", folder});
  const std::string results = bytes_of(folder + "/results.json");
  REQUIRE(has(results, "\"infinite\": [\"value\"]"));
  CHECK(done({"show", folder, "--format", "json"}).out == results);
  CHECK(done({"show", folder}).out == run.out);
}

TEST_CASE("a measure that was changed in results.json is refused, whoever reads it") {
  const ScratchFolder scratch;
  const std::string folder = scratch.path() / "out";
  done({"run", textbook, "--replicates", "20", "--quiet", "--output", folder});
  const std::string file = folder + "/results.json";
  const auto good = nlohmann::ordered_json::parse(bytes_of(file));
  for (const char* member : {"value", "mcse", "n_failed", "exact"}) {
    INFO(member);
    nlohmann::ordered_json changed = good;
    for (nlohmann::ordered_json& one : changed["measures"])
      if (one["measure"] == "median_inflation") one[member] = 3;
    std::ofstream(file) << changed.dump(2);
    CHECK(has(refused({"show", folder}, 3).err, "the measures are not those that were written"));
    refused({"report", folder, "--output", "-"}, 3);
  }
  std::ofstream(file) << good.dump(2);
  done({"show", folder});
}

TEST_CASE("a measure in results.json of no estimator or point is refused") {
  const ScratchFolder scratch;
  const std::string folder = scratch.path() / "out";
  done({"run", textbook, "--replicates", "20", "--output", folder});
  const std::string file = folder + "/results.json";
  const std::string results = bytes_of(file);
  const std::size_t measures = results.find("\"measures\": [");
  const auto spoilt = [&](const std::string& from, const std::string& to) {
    std::string text = results;
    text.replace(text.find(from, measures), from.size(), to);
    std::ofstream(file, std::ios::binary) << text;
    return refused({"show", folder}, 3).err;
  };
  CHECK(has(spoilt("\"point\": 0", "\"point\": 1"), "of no estimator or point of the run"));
  CHECK(has(spoilt("\"estimator\": \"chao\"", "\"estimator\": \"chaos\""),
            "of no estimator or point of the run"));
  CHECK(has(spoilt("\"n_used\"", "\"used\""), "it has no \"n_used\""));
}

}  // namespace darknumber::testing::show_test
