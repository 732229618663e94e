// SPDX-License-Identifier: MIT
#pragma once

/// Exponential, logarithm and power, in additions, multiplications and divisions of doubles alone:
/// each of these IEEE 754 rounds in one way, so that results are the same bits from every compiler,
/// processor and C library. C libraries promise no more than last digits that are nearly right;
/// glibc chooses other code for them where the processor has fused multiply-add, and in a browser
/// it is another library.
///
/// core/c_mathematics.cpp gives them the names of the C library, by which std:: and Boost call them
/// too. The errors beside them, in units of the last place, are the largest that were seen on
/// millions of arguments. Special values are those of the C standard, annex F; errno and
/// floating-point flags are left alone.
namespace darknumber::elementary {

double exp(double x);              // 0.60
double expm1(double x);            // 0.89; exp(x) - 1
double log(double x);              // 0.51
double log1p(double x);            // 0.51; log(1 + x)
double log2(double x);             // 0.51
double log10(double x);            // 0.51
double atanh(double x);            // 2.5; the x of which the hyperbolic tangent is this
double pow(double x, double y);    // 0.61
double hypot(double x, double y);  // 1.1; sqrt(x² + y²)
double cbrt(double x);             // 0.51
/// The logarithm of the absolute value of the gamma function.
double lgamma(double x);

}  // namespace darknumber::elementary
