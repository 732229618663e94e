// SPDX-License-Identifier: MIT
#include "engine/interface/program_answers.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "engine/input/json.h"
#include "engine/input/make_value.h"
#include "engine/input/nearest_name.h"
#include "engine/input/wording.h"
#include "engine/interface/answers.h"
#include "engine/interface/listings.h"
#include "engine/interface/schemas.h"
#include "engine/study/engine_stamp.h"

namespace darknumber {
namespace {

constexpr std::size_t text_width = 80;

}  // namespace

Reply answer_list(Arguments& arguments, const Watch&) {
  ObjectReader& reader = arguments.reader;
  const std::string what = reader.text("what").value_or("");
  const std::string name = reader.text("name").value_or("");
  if (!reader.sound()) throw BadArguments{};
  std::vector<std::string> kinds;
  for (const Listing& listing : listings()) kinds.emplace_back(listing.name);
  const auto kind = std::find(kinds.begin(), kinds.end(), what);
  if (kind == kinds.end()) {
    reader.report("what", fmt::format("there is no list of \"{}\"", what),
                  fmt::format("There are {}.", join_with_and(kinds)), nearest_name(what, kinds));
    throw BadArguments{};
  }
  const Listing& listing = listings()[static_cast<std::size_t>(kind - kinds.begin())];
  const std::string text = name.empty() ? listing.all(text_width) : listing.one(name, text_width);
  if (text.empty()) {
    reader.report("name", fmt::format("there is no {} \"{}\"", listing.singular, name), "",
                  nearest_name(name, listing.names()));
    throw BadArguments{};
  }
  Value root = empty_object();
  add_member(root, "what", what);
  add_member(root, "names", texts_value(name.empty() ? listing.names() : std::vector{name}));
  add_member(root, "text", text);
  return done(write_json(root, JsonLayout::indented));
}

Reply answer_schema(Arguments& arguments, const Watch&) {
  const std::string what = arguments.reader.text("what").value_or(std::string(schemas[0].name));
  if (!arguments.reader.sound()) throw BadArguments{};
  for (const Schema& schema : schemas)
    if (schema.name == what) return done(write_json(schema.schema(), JsonLayout::indented));
  throw BadArguments{};
}

Reply answer_version(Arguments& arguments, const Watch&) {
  if (!arguments.reader.sound()) throw BadArguments{};
  const EngineStamp stamp = engine_stamp();
  Value root = empty_object();
  add_member(root, "version", stamp.version);
  add_member(root, "build", stamp.build);
  return done(write_json(root, JsonLayout::indented));
}

}  // namespace darknumber
