// SPDX-License-Identifier: MIT
#include "engine/cli/estimate_folder.h"

#include <array>
#include <filesystem>
#include <utility>

#include "engine/cli/open_output.h"
#include "engine/core/checksum.h"
#include "engine/core/version.h"
#include "engine/input/json.h"
#include "engine/input/make_value.h"
#include "engine/input/problem.h"
#include "engine/input/read_table.h"
#include "engine/report/folder/results_folder.h"
#include "engine/report/folder/results_json.h"
#include "engine/study/engine_stamp.h"

namespace darknumber {
namespace {

/// A list of texts among the options, and its name in results.json.
struct TextsOption {
  const char* name;
  std::vector<std::string>& (*of)(TableRequest&);
};

constexpr std::array texts_options{
    TextsOption{"estimators",
                [](TableRequest& o) -> std::vector<std::string>& { return o.estimators; }},
    TextsOption{"remove", [](TableRequest& o) -> std::vector<std::string>& { return o.remove; }},
    TextsOption{"strata",
                [](TableRequest& o) -> std::vector<std::string>& { return o.reading.strata; }},
    TextsOption{"covariates",
                [](TableRequest& o) -> std::vector<std::string>& { return o.reading.covariates; }},
    TextsOption{"ignored",
                [](TableRequest& o) -> std::vector<std::string>& { return o.reading.ignored; }}};

/// What was asked of the table: everything that decides the answers.
Value request_value(TableRequest asked) {
  Value request = empty_object();
  for (const TextsOption& option : texts_options) {
    Value texts = empty_array();
    for (const std::string& text : option.of(asked)) texts.array().push_back(make_value(text));
    add_member(request, option.name, std::move(texts));
  }
  Value levels = empty_array();
  for (const double level : asked.levels) levels.array().push_back(make_value(level));
  add_member(request, "levels", std::move(levels));
  add_member(request, "lists", asked.lists);
  add_member(request, "prorate", asked.prorate);
  add_member(request, "seed",
             asked.seed ? make_value(static_cast<std::int64_t>(*asked.seed)) : null_value());
  add_member(request, "count", asked.reading.count);
  add_member(request, "add_repeated", asked.reading.repeated == RepeatedHistory::add);
  add_member(request, "missing_is_0", asked.reading.missing == MissingMembership::not_on_list);
  add_member(request, "reversed", asked.reading.coding == MembershipCoding::reversed);
  add_member(request, "least_suppressed",
             static_cast<std::int64_t>(asked.reading.least_suppressed));
  return request;
}

/// A member of the request; null where it is not there.
Value member_of(const Value& request, const char* name) {
  const Value* found = request.is_object() ? request.find(name) : nullptr;
  return found ? *found : null_value();
}

bool is_true(const Value& value) {
  const bool* truth = std::get_if<bool>(&value.data);
  return truth != nullptr && *truth;
}

void take_request(const Value& request, TableRequest& asked) {
  for (const TextsOption& option : texts_options) {
    const Value texts = member_of(request, option.name);
    if (!texts.is_array()) continue;
    for (const Value& text : texts.array())
      if (text.is_text()) option.of(asked).push_back(text.text());
  }
  if (const Value levels = member_of(request, "levels"); levels.is_array())
    for (const Value& level : levels.array())
      if (level.is_number()) asked.levels.push_back(level.number());
  const auto text = [&](const char* name) {
    const Value value = member_of(request, name);
    return value.is_text() ? value.text() : std::string();
  };
  asked.lists = text("lists");
  asked.prorate = is_true(member_of(request, "prorate"));
  if (const Value seed = member_of(request, "seed"); seed.is_integer())
    asked.seed = static_cast<std::uint64_t>(std::get<std::int64_t>(seed.data));
  asked.reading.count = text("count");
  if (is_true(member_of(request, "add_repeated"))) asked.reading.repeated = RepeatedHistory::add;
  if (is_true(member_of(request, "missing_is_0")))
    asked.reading.missing = MissingMembership::not_on_list;
  if (is_true(member_of(request, "reversed"))) asked.reading.coding = MembershipCoding::reversed;
  if (const Value least = member_of(request, "least_suppressed"); least.is_integer())
    asked.reading.least_suppressed = static_cast<int>(std::get<std::int64_t>(least.data));
}

/// What tells whether table and request are those that the estimates are of.
std::string digest_of(std::string_view table, const Value& request) {
  return hex_text(checksum(write_json(request), checksum(table)));
}

std::string results_of(const TableAnswers& answers, std::string_view table,
                       const Options& options) {
  const EngineStamp stamp = engine_stamp();
  Value engine = empty_object();
  add_member(engine, "version", stamp.version);
  add_member(engine, "build", stamp.build);
  Value root = empty_object();
  add_member(root, "results_version", results_version);
  add_member(root, "kind", "estimate");
  add_member(root, "engine", std::move(engine));
  Value request = request_value(options.table);
  add_member(root, "digest", digest_of(table, request));
  add_member(root, "request", std::move(request));
  Value estimates = estimates_document(answers.replicates, answers.estimates);
  for (Member& member : estimates.object()) add_member(root, member.name, std::move(member.value));
  return write_json(root, JsonLayout::indented);
}

}  // namespace

std::optional<ExitCode> refuse_early(const Options& options) {
  const std::string& folder = options.output.folder;
  if (folder.empty()) return std::nullopt;
  const OpenedFolder looked = look_at_estimates_folder(folder, wish_of(options.output));
  if (looked.opening == FolderOpening::created) return std::nullopt;
  return say_why_not(looked, folder);
}

std::optional<ExitCode> keep_estimates(const TableAnswers& answers, std::string table,
                                       const Options& options) {
  const std::string& folder = options.output.folder;
  const OpenedFolder opened = open_estimates_folder(folder, wish_of(options.output));
  if (opened.opening != FolderOpening::created) return say_why_not(opened, folder);
  std::string results = results_of(answers, table, options);
  write_estimates(folder,
                  {std::move(table), estimates_csv_of(answers.replicates, answers.estimates),
                   std::move(results)});
  return std::nullopt;
}

TableAnswers estimates_again(const std::string& folder) {
  const std::filesystem::path file = std::filesystem::path(folder) / "results.json";
  Problems problems;
  const Value root = parse_json(read_input(file.string(), "Check that you may read it.").text,
                                file.string(), problems);
  if (!problems.empty()) throw InputError(std::move(problems));
  TableRequest again;
  InputText table = read_table_file((std::filesystem::path(folder) / "table.csv").string());
  again.file = table.name;
  const Value request = member_of(root, "request");
  const Value digest = member_of(root, "digest");  // none in folders of earlier versions
  if (digest.is_text() && digest.text() != digest_of(table.text, request))
    throw InputError({{file.string(),
                       {},
                       "digest",
                       "table.csv, or what was asked of it, is not what the estimates are of: "
                       "their digest differs",
                       "A file was changed; estimate again, with --force to replace the folder.",
                       ""}});
  take_request(request, again);
  return answer_table(std::move(table), again, {});
}

}  // namespace darknumber
