// SPDX-License-Identifier: MIT
#include "engine/input/read_table.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/input/decode_text.h"
#include "engine/input/read_input.h"

namespace darknumber {
namespace {

CaptureHistory history_over(WideHistory history, const std::vector<ListGroup>& groups) {
  CaptureHistory over = 0;
  for (std::size_t group = 0; group < groups.size(); ++group)
    if ((history & groups[group].members) != 0) over |= only(static_cast<int>(group));
  return over;
}

NamedTable sole_replicate(const WideTable& wide, const std::string& file) {
  if (wide.replicates.size() > 1)
    throw InputError(
        {{file,
          {1, 1, ""},
          "",
          fmt::format("this file holds {} replicates of a table", wide.replicates.size()),
          "Keep one of them here; estimate takes them one by one.",
          ""}});
  return over_all_lists(wide, file, 0);
}

}  // namespace

std::vector<ListGroup> lists_one_by_one(const std::vector<std::string>& names) {
  std::vector<ListGroup> lists;
  for (std::size_t list = 0; list < names.size(); ++list)
    lists.push_back({names[list], WideHistory{1} << list});
  return lists;
}

NamedTable over_groups(const WideTable& wide, const std::vector<ListGroup>& groups,
                       std::size_t replicate) {
  const int lists = static_cast<int>(groups.size());
  NamedTable named{{}, ContingencyTable(lists), {}, {}, {}, wide.places, wide.notes, {}};
  for (const ListGroup& group : groups) named.lists.push_back(group.name);
  if (wide.stratified) {
    named.strata = wide.strata;
    named.by_stratum.assign(wide.strata.size(), ContingencyTable(lists));
    named.covariates = wide.covariates;
  }
  for (const WideCell& cell : wide.cells) {
    if (cell.replicate != replicate) continue;
    const CaptureHistory history = history_over(cell.history, groups);
    if (history == 0) continue;
    named.table.add(history, cell.count);
    if (cell.suppressed) named.suppressed.push_back({cell.stratum, history, cell.least, cell.most});
    if (cell.stratum) {
      named.by_stratum[*cell.stratum].add(history, cell.count);
    } else if (wide.stratified) {
      if (!named.unknown) named.unknown = ContingencyTable(lists);
      named.unknown->add(history, cell.count);
    }
  }
  return named;
}

NamedTable over_all_lists(const WideTable& wide, const std::string& file, std::size_t replicate) {
  if (wide.lists.size() > static_cast<std::size_t>(max_lists))
    throw InputError({{file,
                       {wide.places.front().line, 1, ""},
                       "",
                       fmt::format("this table has {} lists, and {} can be in use at a time",
                                   wide.lists.size(), max_lists),
                       fmt::format("Choose with --lists: --lists '{},{}' takes two of them, and "
                                   "[{{\"name\": \"NAME\", \"merge\": [\"A\", \"B\"]}}, …] unites "
                                   "lists.",
                                   wide.lists[0], wide.lists[1]),
                       ""}});
  return over_groups(wide, lists_one_by_one(wide.lists), replicate);
}

NamedTable read_table(std::string_view text, const std::string& file, const TableReading& reading) {
  const DecodedText decoded = decode_text(std::string(text), file);
  return sole_replicate(read_wide_table(decoded.text, file, reading), file);
}

NamedTable table_of(InputText input, const TableReading& reading) {
  const std::string name = input.name;
  return sole_replicate(wide_table_of(std::move(input), reading), name);
}

NamedTable load_table(const std::string& path, const TableReading& reading) {
  return table_of(read_table_file(path), reading);
}

InputText read_table_file(const std::string& path) {
  return read_input(path, "Check its name, and that you may read it.");
}

WideTable load_wide_table(const std::string& path, const TableReading& reading) {
  return wide_table_of(read_table_file(path), reading);
}

WideTable wide_table_of(InputText input, const TableReading& reading) {
  DecodedText decoded = decode_text(std::move(input.text), input.name);
  try {
    WideTable wide = read_wide_table(decoded.text, input.name, reading);
    if (!decoded.note.empty()) wide.notes.insert(wide.notes.begin(), decoded.note);
    return wide;
  } catch (InputError& error) {
    error.keep_source(input.name, std::move(decoded.text));
    throw;
  }
}

}  // namespace darknumber
