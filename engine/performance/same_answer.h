// SPDX-License-Identifier: MIT
#pragma once

namespace darknumber {

/// How far apart two answers may lie, relatively, and still be the same one. Expected tables are
/// right to 1e-10, where traits and severity are integrated and false positives are solved; what
/// estimators make of them is solved to 1e-11 or better, but passes on the error of the table's
/// thinnest cell, up to some ten times. What a study says of differences below that would be said
/// of rounding.
inline constexpr double same_answer = 1e-9;

}  // namespace darknumber
