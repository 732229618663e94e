// SPDX-License-Identifier: MIT
#include "engine/report/charts/histogram.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

#include "engine/report/charts/drawing.h"
#include "engine/report/charts/scales.h"
#include "engine/report/numbers.h"

namespace darknumber {
namespace {

constexpr std::size_t histogram_bins = 40;
constexpr double beyond_outermost = 0.005;  // of the estimates, at each end
constexpr double histogram_height = 120.0;
constexpr double beside_marks = 1.1;  // the axis reaches so much further
constexpr double room_of_axis = 58.0;
constexpr double room_of_mark = 22.0;

/// Where the estimates lie, as multiples of the truth.
std::string stretch_text(const RatioHistogram& histogram) {
  const std::string least = significant_text(histogram.least);
  const std::string most = significant_text(histogram.most);
  return least == most ? fmt::format("nearly all {} times the truth", least)
                       : fmt::format("nearly all from {} to {} times the truth", least, most);
}

/// `style` of a bin whose middle is at a number.
void draw_bins(Drawing& drawing, const Scale& scale, const RatioHistogram& histogram,
               const std::function<const char*(double middle)>& style) {
  const auto most =
      static_cast<double>(*std::max_element(histogram.counts.begin(), histogram.counts.end()));
  const double ratio =
      std::pow(histogram.high / histogram.low, 1.0 / static_cast<double>(histogram_bins));
  for (std::size_t b = 0; b < histogram_bins; ++b) {
    if (histogram.counts[b] == 0) continue;
    const double from = histogram.low * std::pow(ratio, static_cast<double>(b));
    const double height = histogram_height * static_cast<double>(histogram.counts[b]) / most;
    drawing.box({scale.at(from), 10.0 + histogram_height - height},
                scale.at(from * ratio) - scale.at(from), height, style(from * std::sqrt(ratio)));
  }
}

}  // namespace

RatioHistogram ratio_histogram(const std::vector<double>& ratios) {
  RatioHistogram histogram;
  std::vector<double> finite;
  for (const double ratio : ratios) {
    if (std::isfinite(ratio) && ratio > 0.0)
      finite.push_back(ratio);
    else
      ++(std::isinf(ratio) ? histogram.unbounded : histogram.none);
  }
  if (finite.empty()) return histogram;
  const auto beyond =
      static_cast<std::ptrdiff_t>(beyond_outermost * static_cast<double>(finite.size()));
  std::nth_element(finite.begin(), finite.begin() + beyond, finite.end());
  histogram.low = histogram.least = finite[static_cast<std::size_t>(beyond)];
  // What comes after the least is not below it, so the most lies there.
  const auto most = finite.end() - 1 - beyond;
  std::nth_element(finite.begin() + beyond, most, finite.end());
  histogram.high = histogram.most = *most;
  if (histogram.high < histogram.low * 1.001) {
    histogram.low /= 1.01;
    histogram.high *= 1.01;
  }
  histogram.counts.assign(histogram_bins, 0);
  const double span = std::log(histogram.high / histogram.low);
  for (const double ratio : finite) {
    const double share = std::log(ratio / histogram.low) / span;
    const double bin = std::floor(share * static_cast<double>(histogram_bins));
    ++histogram.counts[static_cast<std::size_t>(
        std::clamp(bin, 0.0, static_cast<double>(histogram_bins - 1)))];
  }
  return histogram;
}

std::string histogram_svg(const std::string& name, const std::string& title,
                          const RatioHistogram& histogram, const std::string& noun) {
  Drawing drawing;
  const std::size_t all = std::accumulate(histogram.counts.begin(), histogram.counts.end(),
                                          histogram.unbounded + histogram.none);
  if (histogram.counts.empty()) {
    drawing.text({0.5 * Drawing::width, 30.0}, "no estimate in any of the " + noun, Anchor::middle);
    return drawing.svg(name, title, "None of the " + noun + " has an estimate.");
  }
  const Scale scale = ratio_scale({histogram.low, histogram.high});
  draw_bins(drawing, scale, histogram,
            [](double middle) { return middle > 1.0 ? "over" : "under"; });
  drawing.line({scale.at(1.0), 4.0}, {scale.at(1.0), 10.0 + histogram_height}, "truth");
  draw_axis(drawing, scale, 10.0 + histogram_height,
            "times the truth, on a logarithmic axis; the truth is at 1");
  if (histogram.unbounded + histogram.none > 0)
    drawing.text(
        {0.5 * Drawing::width, histogram_height + 62.0},
        fmt::format("not drawn: {} of {} {} without a bounded estimate",
                    quantity_text(static_cast<double>(histogram.unbounded + histogram.none)),
                    quantity_text(static_cast<double>(all)), noun),
        Anchor::middle, "small");
  return drawing.svg(
      name, title,
      fmt::format("Estimates of {} {}, {}.",
                  quantity_text(static_cast<double>(all - histogram.unbounded - histogram.none)),
                  noun, stretch_text(histogram)));
}

std::string marked_histogram_svg(const std::string& name, const std::string& title,
                                 const std::vector<double>& numbers, const std::string& axis,
                                 const std::vector<HistogramMark>& marks) {
  Drawing drawing;
  const RatioHistogram histogram = ratio_histogram(numbers);
  if (histogram.counts.empty()) {
    drawing.text({0.5 * Drawing::width, 30.0}, "nothing above 0", Anchor::middle);
    return drawing.svg(name, title, "None of the numbers is above 0.");
  }
  double low = histogram.low;
  double high = histogram.high;
  for (const HistogramMark& mark : marks) {
    low = std::min(low, mark.low / beside_marks);
    high = std::max(high, mark.high * beside_marks);
  }
  const Scale scale(Scale::Kind::log, low, high);
  draw_bins(drawing, scale, histogram, [](double) { return "near"; });
  double y = 10.0 + histogram_height;
  draw_axis(drawing, scale, y, axis);
  y += room_of_axis;
  std::string words = fmt::format("{}: nearly all from {} to {}.", axis,
                                  whole_text(histogram.least), whole_text(histogram.most));
  for (const HistogramMark& mark : marks) {
    const double from = scale.at(mark.low);
    const double to = scale.at(mark.high);
    drawing.text({Scale::left, y}, mark.label, Anchor::start, "small");
    y += 10.0;
    if (mark.low < mark.high)
      drawing.line({from, y}, {to, y}, "error");
    else
      drawing.diamond({from, y}, 5.0, "open");
    y += room_of_mark;
    words += mark.low < mark.high ? fmt::format(" {}: {} to {}.", mark.label, whole_text(mark.low),
                                                whole_text(mark.high))
                                  : fmt::format(" {}: {}.", mark.label, whole_text(mark.low));
  }
  return drawing.svg(name, title, words);
}

std::string histogram_words(const std::vector<double>& ratios, const std::string& noun) {
  std::size_t over = 0;
  std::size_t under = 0;
  std::size_t unbounded = 0;
  std::size_t none = 0;
  std::size_t exact = 0;
  for (const double ratio : ratios)
    ++(std::isnan(ratio)   ? none
       : std::isinf(ratio) ? unbounded
       : ratio > 1.0       ? over
       : ratio < 1.0       ? under
                           : exact);
  const auto share = [&](std::size_t count) {
    return share_text(static_cast<double>(count) / static_cast<double>(ratios.size()));
  };
  std::string words =
      fmt::format("Too high in {} of {} {}, too low in {}", share(over),
                  quantity_text(static_cast<double>(ratios.size())), noun, share(under));
  if (exact > 0) words += fmt::format(", right in {}", share(exact));
  if (unbounded > 0) words += fmt::format(", without bound in {}", share(unbounded));
  if (none > 0) words += fmt::format(", no estimate in {}", share(none));
  return words + ".";
}

}  // namespace darknumber
