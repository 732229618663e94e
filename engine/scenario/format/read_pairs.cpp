// SPDX-License-Identifier: MIT
#include "engine/scenario/format/read_pairs.h"

#include <fmt/core.h>

#include "engine/input/object_reader.h"
#include "engine/scenario/format/field_tables.h"
#include "engine/scenario/format/read_dependence.h"
#include "engine/scenario/format/read_names.h"

namespace darknumber {
namespace {

/// The words of one kind of directed pair.
struct DirectedKind {
  const char* section;  // of the field tables
  const char* array;    // of the scenario
  const char* from;
  const char* to;
  const char* noun;
};

constexpr DirectedKind avoidance_kind{"avoidance[]", "avoidance", "after", "of", "avoidance"};
constexpr DirectedKind referral_kind{"referrals[]", "referrals", "from", "to", "referral"};

std::string pair_path(const DirectedKind& kind, const Value& item, std::size_t index) {
  if (item.is_object()) {
    const Value* from = item.find(kind.from);
    const Value* to = item.find(kind.to);
    if (from != nullptr && to != nullptr && from->is_text() && to->is_text())
      return fmt::format("{}[{},{}]", kind.array, from->text(), to->text());
  }
  return fmt::format("{}[#{}]", kind.array, index + 1);
}

/// The agency that a field names, or -1 where it is refused.
int read_agency(ObjectReader& reader, const char* field, const std::vector<std::string>& names) {
  const std::optional<std::string> name = reader.text(field);
  if (!name) return -1;
  const int agency = name->empty() ? -1 : index_of_name(*name, names);
  if (agency < 0)
    reader.report(field, fmt::format("there is no agency called \"{}\"", *name),
                  known_names_advice("agencies", names), nearest_name(*name, names));
  return agency;
}

void check_repeated(ObjectReader& reader, const DirectedKind& kind, const DirectedPair& pair,
                    const std::vector<DirectedPair>& earlier,
                    const std::vector<std::string>& names) {
  for (const DirectedPair& other : earlier) {
    if (pair.from != other.from || pair.to != other.to ||
        !overlap(pair.applies_to, other.applies_to))
      continue;
    const Group group = other.applies_to == Group::everyone ? pair.applies_to : other.applies_to;
    reader.report(
        kind.from,
        fmt::format("the {} from \"{}\" to \"{}\" is given twice for {}", kind.noun,
                    names[static_cast<std::size_t>(pair.from)],
                    names[static_cast<std::size_t>(pair.to)], name_of(group)),
        "A pair occurs once for each group; an entry for \"everyone\" is one for either.");
    return;
  }
}

std::vector<DirectedPair> read_pairs(const DirectedKind& kind, const Value& value,
                                     const std::vector<std::string>& names, const std::string& file,
                                     Problems& problems) {
  std::vector<DirectedPair> pairs;
  std::size_t index = 0;
  for (const Value& item : value.array()) {
    ObjectReader reader(item, pair_path(kind, item, index++), section_fields(kind.section), file,
                        problems);
    DirectedPair pair;
    pair.from = read_agency(reader, kind.from, names);
    pair.to = read_agency(reader, kind.to, names);
    pair.probability = reader.number("probability").value_or(0.0);
    pair.applies_to = read_group(reader);
    if (pair.from < 0 || pair.to < 0) continue;
    if (pair.from == pair.to) {
      reader.report(kind.to,
                    fmt::format("\"{}\" is on both sides of the {}",
                                names[static_cast<std::size_t>(pair.from)], kind.noun),
                    "Name two different agencies.");
      continue;
    }
    check_repeated(reader, kind, pair, pairs, names);
    pairs.push_back(pair);
  }
  return pairs;
}

}  // namespace

std::vector<DirectedPair> read_avoidance(const Value& value, const std::vector<std::string>& names,
                                         const std::string& file, Problems& problems) {
  return read_pairs(avoidance_kind, value, names, file, problems);
}

std::vector<DirectedPair> read_referrals(const Value& value, const std::vector<std::string>& names,
                                         const std::string& file, Problems& problems) {
  return read_pairs(referral_kind, value, names, file, problems);
}

}  // namespace darknumber
