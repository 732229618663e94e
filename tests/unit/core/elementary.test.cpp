// SPDX-License-Identifier: MIT
#include "engine/core/elementary.h"

#include <algorithm>
#include <bit>
#include <boost/math/special_functions/erf.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>
#include <string>

#include "engine/core/trigonometry.h"

namespace darknumber::elementary_test {
namespace {

namespace own = darknumber::elementary;

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

/// A unit of the last place of a double as large as this.
double last_place(long double value) {
  int exponent = 0;
  std::frexp(static_cast<double>(value), &exponent);
  return std::ldexp(1.0, std::max(exponent - 53, -1074));
}

/// Arguments on an even scale, or on one that is even in their logarithm.
struct Arguments {
  double from = 0.0, to = 0.0;
  bool as_powers_of_two = false;
};

constexpr int tried = 20000;

/// The largest error of a function in units of the last place, against one in long doubles.
template <typename Own, typename Exact>
double largest_error(Own of, Exact exact, Arguments arguments) {
  std::mt19937_64 bits(20261130);
  double largest = 0.0;
  for (int i = 0; i < tried; ++i) {
    const double share = static_cast<double>(bits() >> 11) * 0x1p-53;
    const double at = arguments.from + (arguments.to - arguments.from) * share;
    const double x = arguments.as_powers_of_two ? std::exp2(at) : at;
    const long double right = exact(static_cast<long double>(x));
    const double error = static_cast<double>(std::abs(of(x) - right)) / last_place(right);
    if (!(error <= largest)) largest = error;
  }
  return largest;
}

#define LARGEST_ERROR(own_name, name, ...)                 \
  largest_error([](double x) { return own::own_name(x); }, \
                [](long double x) { return std::name(x); }, Arguments{__VA_ARGS__})

/// A digest of a function's bits at arguments that any compiler makes the same.
template <typename Own>
std::string digest(Own of, double from, double to) {
  std::uint64_t hash = 14695981039346656037U;
  for (int i = 0; i < tried; ++i) {
    const double x = from + (to - from) * ((i + 0.375) / tried);
    hash = (hash ^ std::bit_cast<std::uint64_t>(of(x))) * 1099511628211U;
  }
  static constexpr char digits[] = "0123456789abcdef";
  std::string text;
  for (int shift = 60; shift >= 0; shift -= 4) text += digits[(hash >> shift) & 15U];
  return text;
}

}  // namespace

TEST_CASE("exponentials and logarithms are right to the last place, nearly", "[elementary]") {
  CHECK(LARGEST_ERROR(exp, exp, -708.0, 709.7) < 0.61);
  CHECK(LARGEST_ERROR(exp, exp, -1.0, 1.0) < 0.61);
  CHECK(LARGEST_ERROR(exp, exp, -745.0, -708.0) < 1.01);  // subnormal, rounded twice
  CHECK(LARGEST_ERROR(expm1, expm1, -40.0, 709.7) < 0.91);
  CHECK(LARGEST_ERROR(expm1, expm1, -1.0, 1.0) < 0.91);
  CHECK(LARGEST_ERROR(expm1, expm1, -60.0, 0.0, true) < 0.91);
  CHECK(LARGEST_ERROR(log, log, -1073.0, 1023.9, true) < 0.51);
  CHECK(LARGEST_ERROR(log, log, 0.5, 2.0) < 0.51);
  CHECK(LARGEST_ERROR(log, log, 0.99, 1.01) < 0.51);
  CHECK(LARGEST_ERROR(log1p, log1p, -0.99999, 1.0) < 0.51);
  CHECK(LARGEST_ERROR(log1p, log1p, -60.0, 1000.0, true) < 0.51);
  CHECK(LARGEST_ERROR(log2, log2, -1073.0, 1023.9, true) < 0.51);
  CHECK(LARGEST_ERROR(log10, log10, -1073.0, 1023.9, true) < 0.51);
  CHECK(LARGEST_ERROR(atanh, atanh, -1.0, 1.0) < 2.5);
  CHECK(LARGEST_ERROR(atanh, atanh, -60.0, 0.0, true) < 2.5);
}

TEST_CASE("powers, roots and gamma functions are right to the last place, nearly", "[elementary]") {
  for (const double y : {-33.3, -1.0, 0.001, 0.5, 1.7, 3.0, 700.0}) {
    INFO(y);
    const double most = std::min(1000.0 / std::abs(y), 1000.0);
    CHECK(largest_error([y](double x) { return own::pow(x, y); },
                        [y](long double x) { return std::pow(x, static_cast<long double>(y)); },
                        {-most, most, true}) < 0.62);
  }
  CHECK(largest_error(
            [](double y) { return own::pow(1.000000001, y); },
            [](long double y) { return std::pow(static_cast<long double>(1.000000001), y); },
            {-6e11, 6e11}) < 0.62);
  CHECK(largest_error([](double x) { return own::hypot(x, 1.3); },
                      [](long double x) { return std::hypot(x, static_cast<long double>(1.3)); },
                      {-5.0, 5.0}) < 1.1);
  CHECK(LARGEST_ERROR(cbrt, cbrt, -1000.0, 1000.0, true) < 0.51);
  CHECK(LARGEST_ERROR(lgamma, lgamma, 2.5, 60.0) < 2.0);
  CHECK(LARGEST_ERROR(lgamma, lgamma, 4.0, 90.0, true) < 2.0);
  CHECK(LARGEST_ERROR(lgamma, lgamma, -60.0, 1.3, true) < 7.0);  // near its zeros at 1 and 2, too
}

TEST_CASE("circular functions are right to the last place, nearly", "[elementary]") {
  CHECK(LARGEST_ERROR(sine, sin, -700.0, 700.0) < 0.82);
  CHECK(LARGEST_ERROR(sine, sin, -60.0, 62.0, true) < 0.82);
  CHECK(LARGEST_ERROR(cosine, cos, -700.0, 700.0) < 0.82);
  CHECK(LARGEST_ERROR(cosine, cos, -60.0, 62.0, true) < 0.82);
  CHECK(LARGEST_ERROR(tangent, tan, -3.0, 3.0) < 2.2);
  CHECK(LARGEST_ERROR(arcsine, asin, -1.0, 1.0) < 2.2);
  CHECK(LARGEST_ERROR(arccosine, acos, -1.0, 1.0) < 1.3);
  // Reference: 1,000 digits of pi and Taylor's series, by mpmath.
  CHECK(own::sine(0x1.6ac5b262ca1ffp+849) == 1.0);
  CHECK(own::cosine(0x1.6ac5b262ca1ffp+849) == Approx(-4.687165924254628e-19).epsilon(1e-14));
  CHECK(own::sine(1e300) == -0.8178819121159085);
  CHECK(own::cosine(-1e300) == -0.5753861119575491);
}

TEST_CASE("special arguments have the values of the C standard", "[elementary]") {
  CHECK(own::exp(infinity) == infinity);
  CHECK(own::exp(-infinity) == 0.0);
  CHECK(own::exp(0.0) == 1.0);
  CHECK(own::exp(709.782712893384) == Approx(1.797693134862273e308));
  CHECK(own::exp(709.79) == infinity);
  CHECK(own::exp(-745.13) == 0x1p-1074);
  CHECK(own::exp(-745.14) == 0.0);
  CHECK(std::isnan(own::exp(not_a_number)));
  CHECK(own::expm1(infinity) == infinity);
  CHECK(own::expm1(709.7827) == Approx(own::exp(709.7827)));
  CHECK(own::expm1(-infinity) == -1.0);
  CHECK(std::signbit(own::expm1(-0.0)));
  CHECK(own::log(0.0) == -infinity);
  CHECK(own::log(1.0) == 0.0);
  CHECK(own::log(infinity) == infinity);
  CHECK(std::isnan(own::log(-1.0)));
  CHECK(std::isnan(own::log(not_a_number)));
  CHECK(own::log1p(-1.0) == -infinity);
  CHECK(std::isnan(own::log1p(-1.5)));
  CHECK(own::log1p(infinity) == infinity);
  CHECK(std::signbit(own::log1p(-0.0)));
  for (int k = -300; k <= 300; ++k)
    CHECK(own::log10(std::strtod(("1e" + std::to_string(k)).c_str(), nullptr)) == k);
  for (int k = -1074; k < 1024; ++k) CHECK(own::log2(std::ldexp(1.0, k)) == k);
  CHECK(own::pow(not_a_number, 0.0) == 1.0);
  CHECK(own::pow(1.0, not_a_number) == 1.0);
  CHECK(own::pow(-1.0, infinity) == 1.0);
  CHECK(own::pow(0.5, infinity) == 0.0);
  CHECK(own::pow(0.5, -infinity) == infinity);
  CHECK(own::pow(-2.0, infinity) == infinity);
  CHECK(own::pow(0.0, -2.0) == infinity);
  CHECK(own::pow(-0.0, -3.0) == -infinity);
  CHECK(own::pow(-infinity, 3.0) == -infinity);
  CHECK(own::pow(-infinity, -2.5) == 0.0);
  CHECK(own::pow(-2.0, 3.0) == -8.0);
  CHECK(std::isnan(own::pow(-2.0, 0.5)));
  CHECK(own::pow(10.0, 22.0) == 1e22);
  CHECK(own::pow(2.0, -1074.0) == 0x1p-1074);
  CHECK(own::pow(0.9, 1e300) == 0.0);
  CHECK(own::pow(-1.1, 1e300) == infinity);
  CHECK(own::hypot(infinity, not_a_number) == infinity);
  CHECK(own::hypot(3e300, 4e300) == Approx(5e300));
  CHECK(own::hypot(3e-310, 4e-310) == Approx(5e-310));
  CHECK(own::cbrt(-27.0) == -3.0);
  CHECK(own::lgamma(1.0) == 0.0);
  CHECK(own::lgamma(2.0) == 0.0);
  CHECK(own::lgamma(0.0) == infinity);
  CHECK(own::lgamma(-2.0) == infinity);
  CHECK(own::lgamma(-0.5) == Approx(1.2655121234846454));
  CHECK(std::isnan(own::sine(infinity)));
  CHECK(std::isnan(own::arcsine(1.1)));
  CHECK(own::arccosine(1.0) == 0.0);
  CHECK(own::atanh(-1.0) == -infinity);
  CHECK(std::signbit(own::atanh(-0.0)));
  CHECK(std::isnan(own::atanh(1.1)));
}

TEST_CASE("the standard library's functions are the engine's own", "[elementary]") {
  std::mt19937_64 bits(5);
  for (int i = 0; i < tried; ++i) {
    const double x = 20.0 * static_cast<double>(bits() >> 11) * 0x1p-53 + 1e-3;
    bool same = std::exp(x) == own::exp(x) && std::expm1(x) == own::expm1(x) &&
                std::log(x) == own::log(x) && std::log1p(x) == own::log1p(x) &&
                std::pow(x, 1.7) == own::pow(x, 1.7);
    same &= std::hypot(x, 1.3) == own::hypot(x, 1.3) && std::cbrt(x) == own::cbrt(x) &&
            std::lgamma(x) == own::lgamma(x) && std::sin(x) == own::sine(x) &&
            std::cos(x) == own::cosine(x);
    same &= std::log2(x) == own::log2(x) && std::log10(x) == own::log10(x) &&
            std::tan(x) == own::tangent(x);
    const double share = x / 21.0;
    same &= std::asin(share) == own::arcsine(share) && std::acos(share) == own::arccosine(share) &&
            std::atanh(share) == own::atanh(share);
    REQUIRE(same);
  }
  CHECK(std::erfc(0.7) == boost::math::erfc(0.7));
}

TEST_CASE("the bits are these, from every compiler and on every processor", "[elementary]") {
  CHECK(digest(own::exp, -745.0, 709.0) == "5f7518439e09c39e");
  const auto gamma = [](double x) { return boost::math::tgamma(x); };
  CHECK(digest(gamma, 0.1, 150.0) == "e397285650b19718");
  CHECK(digest(own::expm1, -3.0, 3.0) == "9cf71536e3eaab63");
  CHECK(digest(own::log, 0.0, 1000.0) == "85bba2d2d16dfcbc");
  CHECK(digest(own::log1p, -1.0, 2.0) == "f3c6b97adad27ea3");
  CHECK(digest([](double x) { return own::pow(x, 2.3); }, 0.0, 1000.0) == "948a058b91257793");
  CHECK(digest(own::lgamma, 0.0, 50.0) == "2762a95528e7c6aa");
  CHECK(digest(own::sine, -1e7, 1e7) == "431d4a3882c971c8");
  CHECK(digest(own::arcsine, -1.0, 1.0) == "332a614f1820d042");
  CHECK(digest([](double x) { return std::erfc(x); }, -3.0, 20.0) == "c69946f419d7fbfc");
}

}  // namespace darknumber::elementary_test
