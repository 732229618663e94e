// SPDX-License-Identifier: MIT
#include <boost/math/special_functions/erf.hpp>
#include <cmath>

#include "engine/core/elementary.h"
#include "engine/core/trigonometry.h"

// The names by which std::, Boost and Eigen call the C library's functions, for those whose last
// digits differ from one library or processor to another. Whatever the engine is linked into finds
// these first: the program, the shared library, which keeps them to itself, WebAssembly. What has
// one right answer stays the C library's: sqrt, floor, fmod, ldexp and their like.

// As the C library itself declares them; glibc says that they do not throw, musl says nothing.
#if defined(__GLIBC__)
#define OF_C noexcept
#else
#define OF_C
#endif

namespace {

/// Boost's functions in doubles, where they call those above and nothing else, and without
/// exceptions.
namespace policies = boost::math::policies;
using OfC = policies::policy<policies::promote_double<false>, policies::promote_float<false>,
                             policies::domain_error<policies::ignore_error>,
                             policies::pole_error<policies::ignore_error>,
                             policies::overflow_error<policies::ignore_error>,
                             policies::underflow_error<policies::ignore_error>,
                             policies::denorm_error<policies::ignore_error>,
                             policies::evaluation_error<policies::ignore_error>,
                             policies::rounding_error<policies::ignore_error>>;

__extension__ using Complex = _Complex double;

}  // namespace

#pragma GCC visibility push(hidden)
extern "C" {

double exp(double x) OF_C {
  return darknumber::elementary::exp(x);
}
double expm1(double x) OF_C {
  return darknumber::elementary::expm1(x);
}
double log(double x) OF_C {
  return darknumber::elementary::log(x);
}
double log1p(double x) OF_C {
  return darknumber::elementary::log1p(x);
}
double log2(double x) OF_C {
  return darknumber::elementary::log2(x);
}
double log10(double x) OF_C {
  return darknumber::elementary::log10(x);
}
double pow(double x, double y) OF_C {
  return darknumber::elementary::pow(x, y);
}
double hypot(double x, double y) OF_C {
  return darknumber::elementary::hypot(x, y);
}
double cbrt(double x) OF_C {
  return darknumber::elementary::cbrt(x);
}
double lgamma(double x) OF_C {
  return darknumber::elementary::lgamma(x);
}
double erfc(double x) OF_C {
  return boost::math::erfc(x, OfC());
}
double sin(double x) OF_C {
  return darknumber::elementary::sine(x);
}
double cos(double x) OF_C {
  return darknumber::elementary::cosine(x);
}
double tan(double x) OF_C {
  return darknumber::elementary::tangent(x);
}
double asin(double x) OF_C {
  return darknumber::elementary::arcsine(x);
}
double acos(double x) OF_C {
  return darknumber::elementary::arccosine(x);
}
double atanh(double x) OF_C {
  return darknumber::elementary::atanh(x);
}

// What GNU's compiler makes of sin and cos of one number.
void sincos(double x, double* sine, double* cosine) OF_C {
  *sine = darknumber::elementary::sine(x);
  *cosine = darknumber::elementary::cosine(x);
}

// Of the twiddle factors of a Fourier transform.
Complex cexp(Complex z) OF_C {
  const double size = darknumber::elementary::exp(__real__ z);
  Complex result;
  __real__ result = size * darknumber::elementary::cosine(__imag__ z);
  __imag__ result = size * darknumber::elementary::sine(__imag__ z);
  return result;
}

}  // extern "C"
#pragma GCC visibility pop
