// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace darknumber {

/// A place in a drawing, in user units from its top left corner.
struct Spot {
  double x = 0.0;
  double y = 0.0;
};

enum class Anchor { start, middle, end };

/// About how wide a text is in a drawing, in user units: as in one of the wide fonts.
double width_of_text(std::string_view text);

/// A text on one line, without what XML cannot hold and what turns the direction of writing.
std::string plain_text(std::string_view text);

/// The markup of such a text: its signs escaped. Whatever users wrote stays text.
std::string escaped_markup(std::string_view text);

/// An SVG of a fixed width whose height follows from what is drawn. Elements have classes, and
/// their colours come from a style sheet (`chart_style`). Coordinates are written to a tenth, so
/// that the same numbers give the same bytes.
class Drawing {
 public:
  void line(Spot from, Spot to, std::string_view style);
  void box(Spot corner, double wide, double high, std::string_view style);
  void circle(Spot centre, double radius, std::string_view style);
  /// A square on its tip.
  void diamond(Spot centre, double radius, std::string_view style);
  /// Pointing to the right, or with a negative size to the left.
  void arrow(Spot tip, double size, std::string_view style);
  /// Joined spots; closed and filled if the style says so.
  void path(const std::vector<Spot>& spots, std::string_view style);
  /// Cut, with an ellipsis, where it would be wider than `room` or reach beyond the drawing.
  void text(Spot at, std::string_view text, Anchor anchor, std::string_view style = "",
            double room = width);

  /// The element, with its title and description for those who cannot see it. `name` makes its
  /// identifiers and has to be unique on a page.
  std::string svg(std::string_view name, std::string_view title,
                  std::string_view description) const;

  static constexpr double width = 480.0;
  /// For the label of a row that has a number at its right end.
  static constexpr double label_room = 340.0;

 private:
  void reach(double y);

  std::string body_;
  double height_ = 0.0;
};

/// The style sheet of all drawings, for light and dark surroundings and for print.
std::string_view chart_style();

/// A drawing that stands by itself: with its name space and the style sheet inside.
std::string whole_svg(const std::string& element);

}  // namespace darknumber
