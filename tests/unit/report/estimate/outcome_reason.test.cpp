// SPDX-License-Identifier: MIT
#include "engine/report/estimate/outcome_reason.h"

#include <catch2/catch.hpp>

#include "engine/estimators/fit.h"

namespace darknumber::outcome_reason_test {
namespace {

/// The reason of what a method makes of a table over lists A, B, C, ….
std::string reason(const ContingencyTable& table, Method method) {
  std::vector<std::string> names;
  for (int list = 0; list < table.lists(); ++list)
    names.emplace_back(1, static_cast<char>('A' + list));
  EstimatorSpec spec;
  spec.method = std::move(method);
  spec.lists = every_agency(names);
  return outcome_reason({"label", 0, {}}, spec, estimate(spec, spec.lists, table), table);
}

const LoglinearFixed independence{FixedTerms::independence, {}};
const LoglinearFixed pairwise{FixedTerms::pairwise, {}};
const char* const finite = "; so terms of the model are infinite, but N is not";
const char* const all_seen =
    "; the fit is best with nobody unseen, so that N is the number observed";
const char* const without_end = "; the larger N, the better the fit";
const char* const open = "; different N then fit the table equally well";

}  // namespace

TEST_CASE("a reason names the lists and says which way the fit went") {
  const ContingencyTable within(3, {0, 0, 50, 20, 40, 0, 12, 8});
  CHECK(reason(within, LoglinearFixed{FixedTerms::listed, {3}}) ==
        std::string("everyone on A is on B too") + finite);
  CHECK(reason(within, LoglinearStepwise{Criterion::aic}) ==
        std::string("everyone on A is on B too") + finite);
  CHECK(reason(within, independence).empty());
  CHECK(reason({2, {0, 0, 30, 12}}, independence) == std::string("everyone is on B") + all_seen);
  const ContingencyTable apart(3, {0, 30, 20, 0, 25, 0, 0, 0});
  CHECK(reason(apart, independence) == std::string("nobody is on 2 lists or more") + without_end);
  CHECK(reason(apart, LoglinearStepwise{Criterion::bic}) ==
        std::string("nobody is on 2 lists or more") + without_end);
  CHECK(reason({3, {0, 30, 20, 0, 25, 6, 4, 0}}, pairwise) ==
        std::string("nobody is on both A and B") + open);
  CHECK(reason({4, {0, 30, 20, 0, 25, 6, 4, 0, 28, 7, 5, 0, 9, 3, 2, 0}}, pairwise) ==
        std::string("nobody is on both A and B") + finite);
  CHECK(reason({3, {0, 5, 5, 48, 41, 6, 0, 12}}, pairwise) ==
        std::string("everyone on both B and C is on A too") + without_end);
  // On sparse tables heterogeneity of one column goes to everyone seen.
  CHECK(reason({4, {0, 9, 8, 2, 7, 1, 3, 0, 9, 2, 2, 0, 1, 0, 0, 0}},
               ClosedPopulation{true, Heterogeneity::darroch}) ==
        std::string("nobody is on 3 lists or more") + all_seen);
}

TEST_CASE("where no face decides there is no reason of this kind") {
  CHECK(reason({2, {0, 30, 20, 4}}, LoglinearFixed{FixedTerms::listed, {3}}).empty());
  CHECK(reason({2, {0, 30, 20, 0}}, Chapman{}).empty());  // no_overlap
  CHECK(reason({2, {0, 30, 20, 0}}, LincolnPetersen{}).empty());
  CHECK(reason({2, {0, 30, 20, 4}}, independence).empty());
}

TEST_CASE("no reason says that an infinite population fits best where none does") {
  CHECK(std::string(meaning_of(Status::no_mle)).find("infinite population") == std::string::npos);
}

TEST_CASE("a formula that gives nobody unseen says so") {
  const ContingencyTable nested(2, {0, 0, 20, 7});
  CHECK(reason(nested, LincolnPetersen{}) == std::string("everyone is on B") + all_seen);
  const std::string none = "nobody is estimated to be unseen, so that N is the number observed";
  CHECK(reason(nested, Chapman{}) == none);
  CHECK(reason(nested, Trimmed{}) == none);
  CHECK(reason({3, {0, 0, 0, 5, 0, 4, 3, 2}}, Chao{}) == none);
  CHECK(reason(nested, LoglinearAverage{}) == none);
}

}  // namespace darknumber::outcome_reason_test
