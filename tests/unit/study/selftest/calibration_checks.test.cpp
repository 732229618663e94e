// SPDX-License-Identifier: MIT
#include "engine/study/selftest/calibration_checks.h"

#include <catch2/catch.hpp>

#include "engine/study/selftest/explain_calibration.h"

namespace darknumber::calibration_checks_test {

TEST_CASE(
    "selftest: truths lie evenly in the posterior that they are drawn by, and not in another") {
  CHECK_FALSE(check_places(places_of_decomposable(1, 500, 0.5, 0.5)).rejects());
  // A prior that takes cells for more alike than they are drawn makes posteriors too narrow.
  CHECK(check_places(places_of_decomposable(1, 1000, 2.0, 0.5)).rejects());
}

TEST_CASE("selftest: the posterior that thresholding samples is that of its prior alone") {
  CHECK_FALSE(check_places(places_of_threshold(1, 100, 1.0, 1.0)).rejects());
  CHECK(check_places(places_of_threshold(1, 300, 1.0, 25.0)).rejects());
}

TEST_CASE("selftest: latent classes: truths lie within their posteriors") {
  const PlacesInPosterior places = places_of_latent_classes(1, 10);
  CHECK(places.size() == 10);
  CHECK_FALSE(check_places(places).rejects());
}

TEST_CASE("selftest: counts between quantiles are held to the probabilities between them") {
  TruthPlaces right{"N", {15, 60, 75, 75, 60, 15}};
  CHECK(right.covered() == 0.9);
  CHECK(check_calibration({right}).p_value == 1.0);
  const TruthPlaces narrow{"share", {60, 45, 45, 45, 45, 60}};
  CHECK(check_calibration({right, narrow}).rejects());
}

}  // namespace darknumber::calibration_checks_test
