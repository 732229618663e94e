// SPDX-License-Identifier: MIT
#include "engine/input/name_check.h"

#include <catch2/catch.hpp>

namespace darknumber::name_check_test {

TEST_CASE("names that every reader gives back are good") {
  for (const std::string_view name :
       {"Police", "A=B", "\"quoted\"", "Zo\xC3\xAB & Co (2)", "number", "#1", "counts", "A/B"})
    for (NameOf kind : {NameOf::agency, NameOf::list, NameOf::stratum, NameOf::trait}) {
      INFO(name);
      CHECK_FALSE(fault_of_name(name, kind));
    }
  CHECK_FALSE(fault_of_name("count", NameOf::stratum));
  CHECK_FALSE(fault_of_name("NA", NameOf::agency));
}

TEST_CASE("names that paths, terms or tables would not give back are refused, with the cure") {
  struct Case {
    std::string_view name;
    NameOf kind;
    std::string_view message;
  };
  const Case cases[] = {
      {"", NameOf::trait, "the name of the trait is empty"},
      {"A;B;C", NameOf::agency, "holds \";\""},
      {"A,B", NameOf::list, "holds \",\""},
      {"A\tB", NameOf::stratum, "holds a control character"},
      {" A", NameOf::agency, "begins or ends with a blank"},
      {"A ", NameOf::stratum, "begins or ends with a blank"},
      {"count", NameOf::agency, "a column of its own"},
      {"Stratum", NameOf::list, "a column of its own"},
      {"REPLICATE", NameOf::agency, "a column of its own"},
      {"victims", NameOf::agency, "a meaning of its own in paths"},
      {"single", NameOf::agency, "a meaning of its own in paths"},
      {"N/A", NameOf::stratum, "read as unknown"},
  };
  for (const Case& bad : cases) {
    INFO(bad.name);
    const auto fault = fault_of_name(bad.name, bad.kind);
    REQUIRE(fault);
    CHECK_THAT(fault->message, Catch::Contains(std::string(bad.message)));
    CHECK((!fault->advice.empty() || bad.name.empty()));
  }
}

}  // namespace darknumber::name_check_test
