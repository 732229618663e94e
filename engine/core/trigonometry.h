// SPDX-License-Identifier: MIT
#pragma once

/// The circular functions as core/elementary.h has the others: the same bits everywhere. Errors
/// seen on millions of arguments, in units of the last place, stand beside them.
namespace darknumber::elementary {

double sine(double x);       // 0.8
double cosine(double x);     // 0.8
double tangent(double x);    // 2
double arcsine(double x);    // 2
double arccosine(double x);  // 2

}  // namespace darknumber::elementary
