// SPDX-License-Identifier: MIT
#include "engine/input/json.h"

#include <fmt/core.h>

#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>
#include <utility>

#include "engine/core/contracts.h"
#include "engine/input/control_characters.h"
#include "engine/input/json_syntax.h"
#include "engine/input/written_number.h"

namespace darknumber {
namespace {

using Json = nlohmann::json;

/// Receives the tokens of nlohmann's parser and builds the tree. It walks a cursor of its own from
/// token to token, since the parser tells where a token ends, not where it starts.
class TreeBuilder {
 public:
  TreeBuilder(std::string_view text, JsonSource source)
      : state_{JsonCursor(text), {}, {}, {}, {}, source} {}

  bool null() { return add({}, JsonToken::other_value); }
  bool boolean(bool truth) { return add(truth, JsonToken::other_value); }
  bool number_integer(std::int64_t number) { return add(number, JsonToken::number); }
  bool number_unsigned(std::uint64_t number) {
    if (number > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
      return add(static_cast<double>(number), JsonToken::number);
    return add(static_cast<std::int64_t>(number), JsonToken::number);
  }
  /// -0 is 0: two files that say the same are one scenario, with one hash.
  bool number_float(double number, const std::string& written) {
    put(number == 0.0 ? 0.0 : number, JsonToken::number).three_decimals =
        has_three_decimals(written);
    return true;
  }
  bool string(std::string& text) { return add(std::move(text), JsonToken::other_value); }
  bool binary(Json::binary_t&) { return false; }  // not in text
  bool start_object(std::size_t) { return open(Value::Object{}, '{'); }
  bool start_array(std::size_t) { return open(Value::Array{}, '['); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }

  bool key(std::string& name) {
    const Position start = take_token(JsonToken::name);
    state_.name = name;
    containers_.back()->object().push_back({std::move(name), start, {}});
    return true;
  }

  bool parse_error(std::size_t, const std::string&, const Json::exception&) {
    problem_ = describe_syntax_error(state_);
    return false;
  }

  Value& root() { return root_; }
  Problem& problem() { return problem_; }

 private:
  Position take_token(JsonToken kind) {
    state_.cursor.skip_between_tokens();
    const Position start = state_.cursor.position();
    state_.cursor.skip_token();
    state_.last = kind;
    return start;
  }

  Value& place(Value value) {
    if (containers_.empty()) return root_ = std::move(value);
    Value& parent = *containers_.back();
    if (parent.is_array()) return parent.array().emplace_back(std::move(value));
    return parent.object().back().value = std::move(value);
  }

  Value& put(decltype(Value::data) data, JsonToken kind) {
    const Position start = take_token(kind);
    return place({std::move(data), start});
  }

  bool add(decltype(Value::data) data, JsonToken kind) {
    put(std::move(data), kind);
    return true;
  }

  bool open(decltype(Value::data) data, char bracket) {
    const Position start = take_token(JsonToken::opening);
    if (static_cast<int>(containers_.size()) == max_json_depth) {
      problem_.position = start;
      problem_.message =
          fmt::format("objects and arrays are nested more than {} deep", max_json_depth);
      return false;
    }
    // Only the innermost container grows, so the addresses of the outer ones hold.
    containers_.push_back(&place({std::move(data), start}));
    state_.open.push_back(bracket);
    state_.opened_at.push_back(start);
    return true;
  }

  bool close() {
    take_token(JsonToken::other_value);
    containers_.pop_back();
    state_.open.pop_back();
    state_.opened_at.pop_back();
    return true;
  }

  JsonState state_;
  Value root_;
  std::vector<Value*> containers_;
  Problem problem_;
};

void set_source(Value& value, const Position& position) {
  value.position = position;
  if (value.is_array()) {
    for (Value& item : value.array()) set_source(item, position);
  } else if (value.is_object()) {
    for (Member& member : value.object()) {
      member.position = position;
      set_source(member.value, position);
    }
  }
}

/// Bytes that are no UTF-8, as a message has them that quotes a broken text, are U+FFFD: JSON has
/// no others.
void write_text(const std::string& text, std::string& out) {
  out += Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
}

bool is_plain(const Value& value) {
  return !value.is_array() && !value.is_object();
}

/// The members that are infinite, which JSON has no number for; "-name" where one is minus
/// infinity.
Value::Array infinite_members(const Value::Object& members) {
  Value::Array names;
  for (const Member& member : members)
    if (const double* number = std::get_if<double>(&member.value.data);
        number && std::isinf(*number))
      names.push_back(Value{(*number < 0.0 ? "-" : "") + member.name, {}});
  return names;
}

struct Writer {
  JsonLayout layout;
  std::string out;

  void line(int depth) {
    if (layout == JsonLayout::indented) out += '\n' + std::string(2 * depth, ' ');
  }

  void write_array(const Value::Array& items, int depth) {
    bool all_plain = true;
    for (const Value& item : items) all_plain = all_plain && is_plain(item);
    out += '[';
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (i > 0) out += layout == JsonLayout::indented && all_plain ? ", " : ",";
      if (!all_plain) line(depth + 1);
      write(items[i], depth + 1);
    }
    if (!all_plain) line(depth);
    out += ']';
  }

  void write_member(const std::string& name, const Value& value, int depth) {
    line(depth);
    write_text(name, out);
    out += layout == JsonLayout::indented ? ": " : ":";
    write(value, depth);
  }

  void write_object(const Value::Object& members, int depth) {
    out += '{';
    for (std::size_t i = 0; i < members.size(); ++i) {
      if (i > 0) out += ',';
      write_member(members[i].name, members[i].value, depth + 1);
    }
    if (Value::Array infinite = infinite_members(members); !infinite.empty()) {
      out += ',';
      write_member("infinite", Value{std::move(infinite), {}}, depth + 1);
    }
    if (!members.empty()) line(depth);
    out += '}';
  }

  void write(const Value& value, int depth) {
    if (value.is_null()) out += "null";
    if (const bool* truth = std::get_if<bool>(&value.data)) out += *truth ? "true" : "false";
    if (const auto* number = std::get_if<std::int64_t>(&value.data)) out += std::to_string(*number);
    if (const double* number = std::get_if<double>(&value.data)) out += shortest_number(*number);
    if (value.is_text()) write_text(value.text(), out);
    if (value.is_array()) write_array(value.array(), depth);
    if (value.is_object()) write_object(value.object(), depth);
  }
};

/// The tree as written; null, with a problem, where the text is no JSON.
Value parse_tree(std::string_view text, const std::string& file, JsonSource source,
                 Problems& problems) {
  if (text.substr(0, byte_order_mark.size()) == byte_order_mark)
    text.remove_prefix(byte_order_mark.size());
  TreeBuilder builder(text, source);
  constexpr bool whole_text = true;
  constexpr bool comments = true;
  if (Json::sax_parse(text.begin(), text.end(), &builder, Json::input_format_t::json, whole_text,
                      comments))
    return std::move(builder.root());
  problems.push_back(std::move(builder.problem()));
  problems.back().file = file;
  return {};
}

}  // namespace

Value parse_json(std::string_view text, const std::string& file, Problems& problems) {
  const std::size_t before = problems.size();
  Value root = parse_tree(text, file, JsonSource::file, problems);
  refuse_control_characters(root, file, problems);
  return problems.size() == before ? std::move(root) : Value{};
}

Value parse_option_value(std::string_view text, const std::string& option, Problems& problems) {
  const Position position{0, 0, option};
  Problems syntax;
  Value value = parse_tree(text, "", JsonSource::option, syntax);
  if (!syntax.empty()) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    const char start = first == std::string_view::npos ? '\0' : text[first];
    if (start == '{' || start == '[' || start == '"') {
      syntax.front().message = fmt::format("the value is not JSON: {} (character {} of the value)",
                                           syntax.front().message, syntax.front().position.column);
      syntax.front().position = position;
      problems.push_back(std::move(syntax.front()));
      return Value{{}, position};
    }
    value = Value{std::string(text), {}};
  }
  set_source(value, position);
  refuse_control_characters(value, "", problems);
  return value;
}

std::string shortest_number(double number) {
  if (!std::isfinite(number)) return "null";
  char text[32];
  const std::to_chars_result end = std::to_chars(text, text + sizeof text, number);
  DN_ENSURE(end.ec == std::errc{}, "the shortest form of a double fits 32 characters");
  return std::string(text, end.ptr);
}

std::string write_json(const Value& value, JsonLayout layout) {
  Writer writer{layout, {}};
  writer.write(value, 0);
  if (layout == JsonLayout::indented) writer.out += '\n';
  return std::move(writer.out);
}

}  // namespace darknumber
