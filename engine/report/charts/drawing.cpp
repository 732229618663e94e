// SPDX-License-Identifier: MIT
#include "engine/report/charts/drawing.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace darknumber {
namespace {

/// Signs that turn the direction of writing, in UTF-8: U+200E, U+200F, U+202A to U+202E and U+2066
/// to U+2069.
bool turns_direction(std::string_view three_bytes) {
  if (three_bytes.size() < 3 || three_bytes[0] != '\xE2') return false;
  const auto last = static_cast<unsigned char>(three_bytes[2]);
  if (three_bytes[1] == '\x80')
    return last == 0x8E || last == 0x8F || (last >= 0xAA && last <= 0xAE);
  return three_bytes[1] == '\x81' && last >= 0xA6 && last <= 0xA9;
}

std::string coordinate(double number) {
  const double rounded = std::round(number * 10.0) / 10.0;
  return fmt::format("{}", rounded == 0.0 ? 0.0 : rounded);  // no minus before a zero
}

std::string spot_text(Spot spot) {
  return coordinate(spot.x) + "," + coordinate(spot.y);
}

const char* anchor_text(Anchor anchor) {
  switch (anchor) {
    case Anchor::start:
      return "start";
    case Anchor::middle:
      return "middle";
    case Anchor::end:
      return "end";
  }
  return "";
}

constexpr double font_size = 13.0;  // of .chart in the style sheet
constexpr double small_font_size = 11.0;

/// How wide a sign is, of the font's size; as in DejaVu Sans, which is among the wide ones. `sign`
/// is the first byte of a sign in UTF-8; those that follow have no width.
double width_of(char sign) {
  constexpr std::string_view narrow = "Iijlft.,:;'|!()[]/ ";
  constexpr std::string_view wide = "mwMW@%&+<>=";
  const auto byte = static_cast<unsigned char>(sign);
  if ((byte & 0xC0U) == 0x80U) return 0.0;
  if (byte >= 0xE1) return 1.0;  // from U+1000 on: signs as wide as high
  if (narrow.find(sign) != std::string_view::npos) return 0.4;
  if (wide.find(sign) != std::string_view::npos) return 0.98;
  return sign >= 'A' && sign <= 'Z' ? 0.74 : 0.63;
}

/// A text that is no wider than `room`, in user units: cut, with an ellipsis, where it would be.
std::string fitted(std::string_view text, double room, double size) {
  constexpr std::string_view ellipsis = "\xE2\x80\xA6";
  double width = 0.0;
  std::size_t kept = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    width += size * width_of(text[i]);
    if (width > room) return std::string(text.substr(0, kept)) + std::string(ellipsis);
    const bool ends =
        i + 1 == text.size() || (static_cast<unsigned char>(text[i + 1]) & 0xC0U) != 0x80U;
    if (ends && width + size <= room) kept = i + 1;
  }
  return std::string(text);
}

double room_at(double x, Anchor anchor) {
  switch (anchor) {
    case Anchor::start:
      return Drawing::width - x;
    case Anchor::middle:
      return 2.0 * std::min(x, Drawing::width - x);
    case Anchor::end:
      return x;
  }
  return 0.0;
}

std::string class_text(std::string_view style) {
  return style.empty() ? "" : fmt::format(" class=\"{}\"", style);
}

}  // namespace

double width_of_text(std::string_view text) {
  double width = 0.0;
  for (const char sign : text) width += font_size * width_of(sign);
  return width;
}

std::string plain_text(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (turns_direction(text.substr(i, 3))) {
      i += 2;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    if (c == '\n' || c == '\t')
      out += ' ';
    else if (byte >= 0x20 && byte != 0x7F)
      out += c;
  }
  return out;
}

std::string escaped_markup(std::string_view text) {
  std::string out;
  for (const char c : plain_text(text)) switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  return out;
}

void Drawing::reach(double y) {
  height_ = std::max(height_, y);
}

void Drawing::line(Spot from, Spot to, std::string_view style) {
  body_ += fmt::format("<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"{}/>\n", coordinate(from.x),
                       coordinate(from.y), coordinate(to.x), coordinate(to.y), class_text(style));
  reach(std::max(from.y, to.y));
}

void Drawing::box(Spot corner, double wide, double high, std::string_view style) {
  body_ +=
      fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"{}/>\n", coordinate(corner.x),
                  coordinate(corner.y), coordinate(wide), coordinate(high), class_text(style));
  reach(corner.y + high);
}

void Drawing::circle(Spot centre, double radius, std::string_view style) {
  body_ += fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"{}\"{}/>\n", coordinate(centre.x),
                       coordinate(centre.y), coordinate(radius), class_text(style));
  reach(centre.y + radius);
}

void Drawing::diamond(Spot centre, double radius, std::string_view style) {
  path({{centre.x, centre.y - radius},
        {centre.x + radius, centre.y},
        {centre.x, centre.y + radius},
        {centre.x - radius, centre.y},
        {centre.x, centre.y - radius}},
       style);
}

void Drawing::arrow(Spot tip, double size, std::string_view style) {
  path({{tip.x - size, tip.y - std::abs(size) * 0.7},
        tip,
        {tip.x - size, tip.y + std::abs(size) * 0.7}},
       style);
}

void Drawing::path(const std::vector<Spot>& spots, std::string_view style) {
  std::string data;
  for (const Spot& spot : spots) {
    data += (data.empty() ? "M" : "L") + spot_text(spot);
    reach(spot.y);
  }
  body_ += fmt::format("<path d=\"{}\"{}/>\n", data, class_text(style));
}

void Drawing::text(Spot at, std::string_view text, Anchor anchor, std::string_view style,
                   double room) {
  const bool small = style.find("small") != std::string_view::npos;
  const std::string shown = fitted(plain_text(text), std::min(room, room_at(at.x, anchor)),
                                   small ? small_font_size : font_size);
  body_ +=
      fmt::format("<text x=\"{}\" y=\"{}\" text-anchor=\"{}\"{}>{}</text>\n", coordinate(at.x),
                  coordinate(at.y), anchor_text(anchor), class_text(style), escaped_markup(shown));
  reach(at.y + 4.0);
}

std::string Drawing::svg(std::string_view name, std::string_view title,
                         std::string_view description) const {
  // A mark before each hexadecimal pair, which no other sign gives, keeps names apart: A is no 41.
  std::string id = "chart-";
  for (const char c : name)
    id += (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')
              ? std::string(1, c)
              : fmt::format("_{:02x}", static_cast<unsigned char>(c));
  return fmt::format(
      "<svg class=\"chart\" role=\"img\" aria-labelledby=\"{0}-t {0}-d\" viewBox=\"0 0 {1} {2}\">\n"
      "<title id=\"{0}-t\">{3}</title>\n<desc id=\"{0}-d\">{4}</desc>\n{5}</svg>\n",
      id, coordinate(width), coordinate(height_ + 4.0), escaped_markup(title),
      escaped_markup(description), body_);
}

std::string_view chart_style() {
  // Colours that stay apart for the colour-blind, and are never the only sign. Source: Okabe & Ito
  // (2008), Color Universal Design.
  return R"(.chart{font:13px system-ui,sans-serif;fill:none;stroke-linecap:butt}
.chart text{fill:currentColor;stroke:Canvas;stroke-width:3;paint-order:stroke}
.chart .small{font-size:11px}
.chart .strong{font-weight:600}
.chart .axis{stroke:currentColor;stroke-width:1}
.chart .grid{stroke:#767676;stroke-width:.5;stroke-dasharray:2 3}
.chart .truth{stroke:currentColor;stroke-width:1.5}
.chart .spread{stroke:#767676;stroke-width:9;opacity:.45}
.chart .spread-over{stroke:#d55e00;stroke-width:9;opacity:.45}
.chart .spread-under{stroke:#0072b2;stroke-width:9;opacity:.45}
.chart .error{stroke:currentColor;stroke-width:1.5}
.chart .mark{fill:currentColor;stroke:none}
.chart .open{stroke:currentColor;stroke-width:1.5}
.chart .over{fill:#d55e00;stroke:#d55e00}
.chart .under{fill:#0072b2;stroke:#0072b2}
.chart .near{fill:#767676;stroke:#767676}
.chart .over-open{stroke:#d55e00;stroke-width:2}
.chart .under-open{stroke:#0072b2;stroke-width:2}
.chart .near-open{stroke:#767676;stroke-width:2}
.chart .plausible{fill:#009e73;opacity:.15;stroke:none}
.chart .curve{stroke:#0072b2;stroke-width:2}
.chart .second{stroke:#d55e00;stroke-width:2;stroke-dasharray:6 3}
.chart .covers{stroke:#767676;stroke-width:.7}
.chart .misses{stroke:#d55e00;stroke-width:1.4}
@media (prefers-color-scheme:dark){.chart .under{fill:#56a8dc;stroke:#56a8dc}
.chart .under-open,.chart .curve,.chart .spread-under{stroke:#56a8dc}
.chart .grid,.chart .near-open,.chart .covers,.chart .spread{stroke:#9a9a9a}}
)";
}

std::string whole_svg(const std::string& element) {
  constexpr std::string_view start = "<svg ";
  std::string whole =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" color=\"#1a1a1a\" " + element.substr(start.size());
  whole.insert(whole.find('>') + 1, fmt::format("\n<style>{}</style>", chart_style()));
  return whole;
}

}  // namespace darknumber
