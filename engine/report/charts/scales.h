// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "engine/report/charts/drawing.h"

namespace darknumber {

/// A number on an axis, and how it is written there.
struct Tick {
  double value = 0.0;
  std::string text;
};

/// Numbers on a horizontal line. Those beyond its ends are drawn at its ends.
class Scale {
 public:
  enum class Kind { linear, log };

  /// low < high, and 0 < low of a logarithmic one.
  Scale(Kind kind, double low, double high);

  double at(double value) const;
  bool holds(double value) const { return value >= low_ && value <= high_; }
  double low() const { return low_; }
  double high() const { return high_; }
  Kind kind() const { return kind_; }

  /// Round numbers whose texts do not meet. Of ratios 1 is always among them.
  std::vector<Tick> ticks() const;

  static constexpr double left = 10.0;
  static constexpr double right = Drawing::width - 10.0;

 private:
  Kind kind_;
  double low_;
  double high_;
};

/// The numbers of a scale from the bottom of a drawing up to its top.
class UprightAxis {
 public:
  UprightAxis(const Scale& scale, double top, double bottom)
      : scale_(scale), top_(top), bottom_(bottom) {}

  double at(double value) const;
  const Scale& scale() const { return scale_; }
  /// Draws a line across at each tick whose text does not meet that below it, with the text on it.
  void draw(Drawing& drawing) const;

 private:
  Scale scale_;
  double top_;
  double bottom_;
};

/// The scale of ratios to the truth that has room for all of `ratios` that are above 0 and finite,
/// and for 1.
Scale ratio_scale(const std::vector<double>& ratios);

/// A linear scale that has room for these; infinite and missing ones take no part.
Scale linear_scale(const std::vector<double>& values);

/// Rows below each other, each with its label above what it shows.
struct LabelledRows {
  std::size_t count = 0;
  double height = 0.0;  // of one

  /// How far down a row its label reaches.
  static constexpr double label_height = 17.0;

  double top_of(std::size_t row) const { return height * static_cast<double>(row); }
  /// Where the axis is.
  double bottom() const { return top_of(count) + 6.0; }
};

/// An upright line beside what the rows show, which leaves their labels out.
void draw_upright(Drawing& drawing, double x, const LabelledRows& rows, std::string_view style);

/// Draws the axis below what is drawn: its line, ticks and their texts, and what is measured.
void draw_axis(Drawing& drawing, const Scale& scale, double y, const std::string& title);

}  // namespace darknumber
