// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "tests/cli/program.h"

namespace darknumber::testing::help_test {
namespace {

const std::vector<std::string> commands{
    "run",       "plan",     "design", "expect", "estimate", "bounds",     "simulate", "validate",
    "calibrate", "compare",  "replay", "show",   "report",   "chart",      "merge",    "pool",
    "claims",    "selftest", "new",    "schema", "list",     "completion", "manual",   "help"};

/// The lines to copy below "Examples:", a line that ends in a backslash with the one after it.
std::vector<std::string> examples(const std::string& help) {
  const std::string heading = "Examples:\n";
  const std::size_t start = help.find(heading);
  if (start == std::string::npos) return {};
  std::vector<std::string> found;
  bool goes_on = false;
  for (const std::string& line : lines_of(help.substr(start + heading.size()))) {
    if (goes_on)
      found.back() += "\n" + line;
    else if (!line.empty())
      found.push_back(line);
    goes_on = line.ends_with('\\');
  }
  return found;
}

/// The files that a line writes in place of standard output.
std::vector<std::string> files_of(const std::string& line) {
  std::vector<std::string> files;
  for (std::size_t at = line.find(" out/"); at != std::string::npos;
       at = line.find(" out/", at + 1))
    if (const std::string name = line.substr(at + 1, line.find_first_of(" \n", at + 1) - at - 1);
        name.ends_with(".csv") || name.ends_with(".json") || name.ends_with(".html") ||
        name.ends_with(".svg") || name.ends_with(".bash") || name.ends_with(".1"))
      files.push_back(name);
  return files;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

/// Simulating less is enough to see that a line runs.
std::string shortened(const std::string& line) {
  return has(line, "darknumber run ") && !has(line, "--replicates") ? line + " --replicates 20"
                                                                    : line;
}

}  // namespace

TEST_CASE("help names every command, its own options and the exit codes") {
  const ProgramRun help = darknumber({"--help"});
  CHECK(help.exit_code == 0);
  CHECK(help.err.empty());
  for (const std::string& command : commands) CHECK(has(help.out, "\n  " + command + " "));
  for (int code = 0; code <= 9; ++code) {
    INFO(code);
    CHECK(has(help.out, std::to_string(code) + " "));
  }
}

TEST_CASE("a long example goes on before an option, where it has one") {
  std::size_t broken = 0;
  for (const std::string& command : commands) {
    const std::string help =
        run_shell("COLUMNS=60 '" + program_file() + "' " + command + " --help").out;
    for (const std::string& example : examples(help)) {
      const std::vector<std::string> lines = lines_of(example);
      for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        INFO(example);
        const std::string begun = lines[i].substr(lines[i].find_first_not_of(' '));
        if (begun.ends_with("&& \\") || !has(begun, " -")) continue;
        CHECK(lines[i + 1].substr(lines[i + 1].find_first_not_of(' ')).starts_with("-"));
        ++broken;
      }
    }
  }
  CHECK(broken > 5);
}

TEST_CASE("every example of every command's help runs") {
  const Workplace place;
  for (const std::string& command : commands) {
    const ProgramRun help = darknumber({command, "--help"});
    INFO(help.out);
    CHECK(help.exit_code == 0);
    CHECK(help.err.empty());
    const std::vector<std::string> lines = examples(help.out);
    CHECK(lines.size() >= 2);
    for (const std::string& line : lines) {
      INFO(line);
      CHECK(has(line, "darknumber " + command));
      const ProgramRun run = place.type(shortened(line));
      INFO(run.err);
      CHECK(run.exit_code == 0);
      const std::vector<std::string> files = files_of(line);
      for (const std::string& file : files) {
        INFO(file);
        CHECK_FALSE(file_text(place.path() / file).empty());
        std::filesystem::remove(place.path() / file);  // so that another line may write it
      }
      CHECK(run.out.empty() == !files.empty());
    }
  }
}

TEST_CASE("help shows no type names or ranges of the option parser") {
  for (const std::string& command : commands) {
    const std::string help = darknumber({command, "--help"}).out;
    INFO(help);
    for (const char* part : {"INT", "TEXT", "ENUM", "{", "[0"})
      CHECK(help.substr(0, help.find("Examples:")).find(part) == std::string::npos);
  }
}

TEST_CASE("a word that is no command or option gets the nearest one as advice") {
  struct Slip {
    std::vector<std::string> words;
    std::string advice;
  };
  const std::string file = "scenarios/textbook.json";
  const std::vector<Slip> slips{
      {{"rnu", file}, "did you mean \"run\"?"},
      {{"estimat", file}, "did you mean \"estimate\"?"},
      {{"run", file, "--treads", "2"}, "did you mean \"--threads\"?"},
      {{"simulate", file, "--record"}, "did you mean \"--records\"?"},
      {{"simulate", file, "--replicate", "-1"}, "--replicate"},
      {{"simulate", file, "--replicate", "4294967296"}, "--replicate"},
      {{"run", file, "--ouput=x"}, "did you mean \"--output\"?"},
      {{"expect", file, "--fromat", "json"}, "did you mean \"--format\"?"},
      {{"run", file, "extra"}, "unexpected argument \"extra\""},
      {{"run", file, "--format", "xml"}, "choose text, json, csv, markdown"},
      {{"run", file, "--progress", "bars"}, "Choose auto, bar, lines, off"},
      {{"run", file, "--threads", "0"}, "from 1 to 1024"},
      {{"run", file, "--threads", "two"}, "--threads"},
      {{"run"}, "SCENARIO is required"},
      {{"run", file, "--resume"}, "--resume needs --output DIR"},
      {{"run", file, "--force"}, "--force needs --output DIR"},
      {{"list", "estimator"}, "did you mean \"estimators\"?"},
      {{"list", "estimators", "choa"}, "did you mean \"chao\"?"},
      {{"list", "measures", "biass"}, "did you mean \"bias\"?"},
      {{"replay", "out"}, "--replicate is required"},
      {{"compare", file}, "B is required"},
      {{}, joined(commands)}};
  for (const Slip& slip : slips) {
    INFO(slip.advice);
    const ProgramRun run = darknumber(slip.words);
    INFO(run.err);
    CHECK(run.exit_code == 2);
    CHECK(run.out.empty());
    CHECK(has(run.err, "error: "));
    CHECK(has(run.err, slip.advice));
  }
}

TEST_CASE("list shows every estimator with its long text, and the other lists") {
  const ProgramRun estimators = darknumber({"list", "estimators"});
  CHECK(estimators.exit_code == 0);
  for (const char* method : {"lincoln_petersen", "chapman", "chao", "loglinear"}) {
    CHECK(has(estimators.out, std::string("\n  ") + method + " "));
    const ProgramRun one = darknumber({"list", "estimators", method});
    INFO(method);
    CHECK(one.exit_code == 0);
    for (const char* heading : {"What it estimates", "hat it assumes", "hat breaks it", "Source"})
      CHECK(has(one.out, heading));
  }
  CHECK(has(darknumber({"list", "scenarios"}).out, "textbook.json: Textbook"));
  const std::string measures = darknumber({"list", "measures"}).out;
  CHECK(has(measures, "Over all replicates."));
  CHECK(has(measures, "Over replicates with an estimate."));
}

TEST_CASE(
    "each option of an estimator stands on a line of its own, and what it does below itself") {
  const std::vector<std::string> lines =
      lines_of(darknumber({"list", "estimators", "loglinear"}).out);
  for (const char* line :
       {R"(    "select": "stepwise"          from independence, the term of up to "order")",
        "                                  (2) lists that lowers the \"criterion\" most,",
        R"(    "select": "all"               the best by "criterion" of all hierarchical)",
        R"(    "average": "aic", "bic"       N-hat averaged over these, by exp(-criterion /)",
        "  Where criteria tie (within 1e-9), fewer terms win, then the order of the"}) {
    INFO(line);
    CHECK(std::find(lines.begin(), lines.end(), line) != lines.end());
  }
  const std::string mth = darknumber({"list", "estimators", "mth"}).out;
  CHECK(has(mth,
            "\n  \"bias_corrected\" adds to the cells of those on one, two and three lists "
            "first;\n  not for \"gamma\" and \"normal\". "));
}

TEST_CASE("a list that does not exist is answered by those that do") {
  const auto told = [](const std::vector<std::string>& words) {
    const ProgramRun run = darknumber(words);
    CHECK(run.exit_code == 2);
    CHECK(run.out.empty());
    return run.err;
  };
  CHECK(told({"list", "foo"}) ==
        "error: there is no list of \"foo\". There are estimators, mechanisms, measures, charts, "
        "scenarios and terms.\n");
  CHECK(told({"list", "estimators", "foo"}) ==
        "error: there is no estimator \"foo\". darknumber list estimators shows them.\n");
  CHECK(told({"list", "mechanisms", "zzz"}) ==
        "error: there is no mechanism \"zzz\". darknumber list mechanisms shows them.\n");
  CHECK(told({"list", "charts", "zzz"}) ==
        "error: there is no chart \"zzz\". darknumber list charts shows them.\n");
}

TEST_CASE("labels and the names that the field uses find their method") {
  struct Name {
    const char* name;
    const char* method;
    const char* says;
  };
  for (const Name& name :
       {Name{"stepwise_bic", "loglinear", R"("criterion": "bic")"},
        Name{"loglinear[A:B]", "loglinear", "Poisson log-linear"},
        Name{"chapman[A,B]", "chapman", "(n1 + 1)(n2 + 1)"},
        Name{"mth_darroch_corrected", "mth", R"("bias_corrected": true)"},
        Name{"sample_coverage_high", "sample_coverage", R"("variant": "high")"},
        Name{"dga", "decomposable", "R package"}, Name{"lcmcr", "latent_class", "R package"},
        Name{"SparseMSE", "loglinear", R"("p_value")"}, Name{"Mt", "loglinear", "independence"},
        Name{"M_h", "mh", "M_h"}, Name{"Huggins", "mth", "covariates"},
        Name{"DSE", "lincoln_petersen", "two lists"},
        Name{"Petersen", "lincoln_petersen", "two lists"}, Name{"CARE1", "sample_coverage", "HSC"},
        Name{"Rcapture", "mth", "M_th"}, Name{"Chao's lower bound", "chao", "log-linear"}}) {
    INFO(name.name);
    const ProgramRun run = darknumber({"list", "estimators", name.name});
    CHECK(run.exit_code == 0);
    CHECK(has(run.out, std::string(name.method) + ": "));
    CHECK(has(run.out, name.says));
    CHECK(has(run.out, "What it estimates"));
  }
  CHECK(
      has(darknumber({"list", "estimators", "stepwise_bc"}).err, "did you mean \"stepwise_bic\"?"));
}

TEST_CASE("list knows the words of the field, wherever they belong") {
  for (const char* name : {"dark figure", "Dark-Figure", "hidden population"}) {
    const ProgramRun run = darknumber({"list", "terms", name});
    CHECK(run.exit_code == 0);
    CHECK(has(run.out, "Here: dark_figure."));
  }
  CHECK(has(darknumber({"list", "LCMCR"}).out, "latent_class: "));
  CHECK(has(darknumber({"list", "overcoverage"}).out, "Here: agencies[].false_positive_share."));
  CHECK(has(darknumber({"list", "missed_link_probability"}).out, "missed links"));
  CHECK(has(darknumber({"list", "terms", "overcoverag"}).err, "did you mean \"overcoverage\"?"));
  CHECK(darknumber({"list", "nothing of the sort"}).exit_code == 2);
}

TEST_CASE("help COMMAND is what COMMAND --help is") {
  CHECK(darknumber({"help"}).out == darknumber({"--help"}).out);
  for (const std::string& command : commands) {
    INFO(command);
    CHECK(darknumber({"help", command}).out == darknumber({command, "--help"}).out);
  }
  const ProgramRun slip = darknumber({"help", "estimat"});
  CHECK(slip.exit_code == 2);
  CHECK(slip.out.empty());
  CHECK(has(slip.err, "did you mean \"estimate\"?"));
}

TEST_CASE("list mechanisms takes their names and those of their fields") {
  for (const char* name : {"referral", "referrals", "Referral", "referrals[]"}) {
    INFO(name);
    const ProgramRun run = darknumber({"list", "mechanisms", name});
    CHECK(run.exit_code == 0);
    CHECK(has(run.out, "  referral\n"));
    CHECK_FALSE(has(run.out, "avoidance"));
  }
  const ProgramRun field = darknumber({"list", "mechanisms", "false_alarm_probability"});
  CHECK(has(field.out, "  false positives\n"));
  CHECK(has(darknumber({"list", "mechanisms", "agencies[].threshold"}).out, "severity continuum"));
  const ProgramRun slip = darknumber({"list", "mechanisms", "referal"});
  CHECK(slip.exit_code == 2);
  CHECK(has(slip.err, "did you mean \"referral\"?"));
}

TEST_CASE("the lines of list mechanisms stay below one another") {
  const ProgramRun mechanisms = darknumber({"list", "mechanisms"});
  REQUIRE(mechanisms.exit_code == 0);
  int fields = 0;
  for (const std::string& line : lines_of(mechanisms.out)) {
    INFO(line);
    if (!line.empty()) CHECK(line.starts_with("  "));
    if (has(line, "fields ")) ++fields;
  }
  CHECK(fields >= 8);
}

}  // namespace darknumber::testing::help_test
