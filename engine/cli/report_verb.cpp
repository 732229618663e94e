// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <filesystem>

#include "engine/cli/estimate_folder.h"
#include "engine/cli/output_file.h"
#include "engine/cli/standard_streams.h"
#include "engine/cli/verbs.h"
#include "engine/input/nearest_name.h"
#include "engine/report/charts/drawing.h"
#include "engine/report/folder/results_folder.h"
#include "engine/report/folder/stored_run.h"
#include "engine/report/page/estimate_page.h"
#include "engine/report/page/run_page.h"
#include "engine/study/parallel.h"

namespace darknumber {
namespace {

/// The last part of a folder's path, whatever separators follow it.
std::string name_of_folder(const std::string& folder) {
  const std::filesystem::path path = std::filesystem::path(folder).lexically_normal();
  return path.has_filename() ? path.filename().string() : path.parent_path().filename().string();
}

Page page_of_folder(const Options& options) {
  if (holds_estimates(options.input)) {
    const TableAnswers answers = estimates_again(options.input);
    return page_of(name_of_folder(options.input), answers.replicates, answers.estimates);
  }
  StoredResults stored = read_results(options.input);
  const StudyPlan plan = plan_again(stored);
  return page_of(stored_run(std::move(stored), plan, hardware_threads()), plan);
}

std::vector<Figure> figures_of_folder(const Options& options) {
  if (holds_estimates(options.input))
    return figures_of(estimates_again(options.input).estimates.front());
  StoredResults stored = read_results(options.input);
  const StudyPlan plan = plan_again(stored);
  return figures_of(stored_run(std::move(stored), plan, hardware_threads()), plan);
}

/// A chart by its name, or the first of a kind: "histogram" is the first estimator's.
const Figure* find_figure(const std::vector<Figure>& figures, const std::string& name) {
  for (const Figure& figure : figures)
    if (figure.name == name) return &figure;
  for (const Figure& figure : figures)
    if (figure.name.starts_with(name + "[")) return &figure;
  return nullptr;
}

}  // namespace

ExitCode report_verb(const Options& options) {
  const std::string file = options.page.file.empty()
                               ? (std::filesystem::path(options.input) / "report.html").string()
                               : options.page.file;
  if (const auto code = refuse_existing(file, options)) return *code;
  const std::string page = html_page(page_of_folder(options));
  write_result(page, file);
  if (!is_standard_output(file) && !options.progress.quiet)
    say("Wrote {}. Any browser opens it; it needs no network.\n", file);
  return ExitCode::done;
}

ExitCode chart_verb(const Options& options) {
  if (const auto code = refuse_existing(options.page.file, options)) return *code;
  const std::vector<Figure> figures = figures_of_folder(options);
  std::vector<std::string> names;
  for (const Figure& figure : figures) names.push_back(figure.name);
  const Figure* figure = find_figure(figures, options.name);
  if (figure == nullptr) {
    const std::string nearest = nearest_name(options.name, names);
    say("error: {} has no chart \"{}\".{} It has {}.\n", options.input, options.name,
        nearest.empty() ? "" : fmt::format(" Did you mean \"{}\"?", nearest),
        names.empty() ? "none" : fmt::format("{}", fmt::join(names, ", ")));
    return ExitCode::bad_usage;
  }
  write_result(whole_svg(figure->svg), options.page.file);
  return ExitCode::done;
}

}  // namespace darknumber
