// SPDX-License-Identifier: MIT
#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/cli/program.h"
#include "tests/support/checkout.h"

namespace darknumber::testing::exploration_test {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

std::string page_of(const std::string& scenario, const std::string& replicates,
                    const fs::path& folder) {
  const ProgramRun run =
      darknumber({"run", scenario, "--output", folder, "--replicates", replicates, "--quiet"});
  INFO(run.err);
  REQUIRE(run.exit_code == 0);
  return darknumber({"report", folder, "--output", "-"}).out;
}

/// What the figures to explore are drawn from.
Json views_of(const std::string& html) {
  const std::string start = "id=\"explore-data\">";
  const std::size_t from = html.find(start) + start.size();
  return Json::parse(html.substr(from, html.find("</script>", from) - from)).at("views");
}

}  // namespace

TEST_CASE("figures to explore have the numbers of the results, and say how many they leave out") {
  const ScratchFolder scratch;
  const fs::path folder = scratch.path() / "results";
  const Json views = views_of(page_of("scenarios/textbook.json", "40", folder));
  const Json result = document(file_text(folder / "results.json"));
  // By name, from the other file.
  const Json& every = views.at(1);
  std::size_t compared = 0;
  for (const Json& measure : every.at("measures"))
    for (const Json& other : result.at("measures")) {
      if (other.at("measure") != measure.at("name") || other.at("value").is_null()) continue;
      const auto& series = every.at("series");
      const auto at = std::find(series.begin(), series.end(), other.at("estimator"));
      REQUIRE(at != series.end());
      const Json& shown = measure.at("values").at(at - series.begin()).at(0);
      INFO(measure.at("name"));
      CHECK(shown.get<double>() ==
            Approx(other.at("value").get<double>()).epsilon(1e-5).margin(1e-9));
      ++compared;
    }
  CHECK(compared > 20);
  const Json& registers = views.at(0);
  CHECK(registers.at("values").at(0).size() == 40);
  CHECK_FALSE(registers.contains("note"));
  const std::string html = page_of("scenarios/pond.json", "3000", scratch.path() / "pond");
  CHECK(html.size() < 800'000);
  const Json many = views_of(html).at(0);
  CHECK(many.at("values").at(0).size() == 1000);
  CHECK(many.at("note") ==
        "Drawn: the first 1,000 of 3,000 registers, so that the page stays small.");
}

}  // namespace darknumber::testing::exploration_test
