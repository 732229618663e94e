// SPDX-License-Identifier: MIT
#include "engine/report/charts/zip.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "engine/report/charts/drawing.h"
#include "engine/report/charts/scales.h"
#include "engine/report/numbers.h"

namespace darknumber {
namespace {

constexpr std::size_t most_drawn = 300;
constexpr double zip_height = 220.0;

/// How far the truth is from the estimate, in half-lengths of the interval on that side, by
/// logarithms: above 1 where the interval misses it.
double distance(const RatioInterval& one) {
  const double end = one.estimate > 1.0 ? one.low : one.high;
  if (one.estimate == 1.0) return 0.0;
  if (end <= 0.0 || std::isinf(end)) return 0.0;
  const double length = std::abs(std::log(one.estimate / end));
  const double off = std::abs(std::log(one.estimate));
  return length > 0.0 ? off / length : INFINITY;
}

/// An interval in the order of the drawing.
struct Placed {
  double off;  // its distance
  bool misses;
  std::uint32_t index;
};

/// Those that are drawn, evenly chosen of all: first those that cover the truth, the nearest
/// first, then the others likewise.
std::vector<RatioInterval> chosen(const std::vector<RatioInterval>& intervals) {
  std::vector<Placed> order;
  order.reserve(intervals.size());
  for (const RatioInterval& one : intervals)
    order.push_back({distance(one), !one.covers(), static_cast<std::uint32_t>(order.size())});
  std::stable_sort(order.begin(), order.end(), [](const Placed& a, const Placed& b) {
    return a.misses != b.misses ? b.misses : a.off < b.off;
  });
  const std::size_t count = std::min(order.size(), most_drawn);
  std::vector<RatioInterval> some;
  for (std::size_t i = 0; i < count; ++i)
    some.push_back(intervals[order[(2 * i + 1) * order.size() / (2 * count)].index]);
  return some;
}

}  // namespace

std::string zip_svg(const std::string& name, const std::string& title,
                    const std::vector<RatioInterval>& intervals, double level) {
  const std::vector<RatioInterval> drawn = chosen(intervals);
  std::vector<double> ends;
  for (const RatioInterval& one : drawn)
    for (const double end : {one.low, one.high}) ends.push_back(end);
  std::sort(ends.begin(), ends.end());
  // Few very long intervals would press all others into a line: they run to the edge.
  const std::size_t aside = ends.size() / 50;
  const Scale scale =
      ratio_scale(ends.empty() ? ends : std::vector{ends[aside], ends[ends.size() - 1 - aside]});
  Drawing drawing;
  const auto y_of = [&](double share) { return 8.0 + zip_height * (1.0 - share); };
  for (std::size_t i = 0; i < drawn.size(); ++i) {
    const double y = y_of((static_cast<double>(i) + 0.5) / static_cast<double>(drawn.size()));
    drawing.line({scale.at(drawn[i].low), y}, {scale.at(drawn[i].high), y},
                 drawn[i].covers() ? "covers" : "misses");
  }
  drawing.line({Scale::left, y_of(level)}, {Scale::right, y_of(level)}, "grid");
  drawing.text({Scale::left, y_of(level) - 3.0}, level_text(level), Anchor::start, "small");
  drawing.line({scale.at(1.0), 4.0}, {scale.at(1.0), 8.0 + zip_height}, "truth");
  draw_axis(drawing, scale, 8.0 + zip_height,
            "limits of the intervals, in times the truth; thick: those that miss it");
  if (drawn.size() < intervals.size())
    drawing.text({0.5 * Drawing::width, zip_height + 60.0},
                 fmt::format("{} of {} intervals are drawn, evenly chosen", drawn.size(),
                             quantity_text(static_cast<double>(intervals.size()))),
                 Anchor::middle, "small");
  return drawing.svg(name, title, zip_words(intervals));
}

std::string zip_words(const std::vector<RatioInterval>& intervals) {
  std::size_t above = 0;
  std::size_t below = 0;
  for (const RatioInterval& one : intervals) {
    above += one.low > 1.0;
    below += one.high < 1.0;
  }
  return fmt::format("Of {} intervals {} cover the truth; {} lie above it and {} below.",
                     quantity_text(static_cast<double>(intervals.size())),
                     quantity_text(static_cast<double>(intervals.size() - above - below)),
                     quantity_text(static_cast<double>(above)),
                     quantity_text(static_cast<double>(below)));
}

}  // namespace darknumber
