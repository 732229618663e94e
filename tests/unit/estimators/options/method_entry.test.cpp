// SPDX-License-Identifier: MIT
#include "engine/estimators/options/method_entry.h"

#include <catch2/catch.hpp>
#include <set>

#include "engine/estimators/options/labels.h"
#include "engine/estimators/options/method_kinds.h"
#include "engine/input/json.h"
#include "tests/support/every_estimator.h"

namespace darknumber::method_entry_test {
namespace {

Value parsed(const std::string& members) {
  Problems problems;
  Value entry = parse_json("{" + members + "}", "entry", problems);
  REQUIRE(problems.empty());
  return entry;
}

ListsInUse lists_of(const MethodKind& kind) {
  return testing::first_lists(kind.lists.two_alone() ? 2 : 4);
}

std::optional<Method> read(const MethodKind& kind, const Value& entry) {
  Problems problems;
  const std::vector<Field> fields = fields_of(kind);
  ObjectReader reader(entry, "", fields, "entry", problems);
  const std::optional<Method> method = read_method(kind, reader, lists_of(kind));
  CHECK(method.has_value() == problems.empty());
  return method;
}

/// A count may be written as 1e+05.
bool same(const Value& one, const Value& other) {
  if (one.is_number() && other.is_number()) return one.number() == other.number();
  return write_json(one) == write_json(other);
}

Value written(const MethodKind& kind, const Method& method) {
  Value entry = empty_object();
  write_method(method, lists_of(kind), entry);
  return entry;
}

}  // namespace

TEST_CASE("every option of every method is written as it was read") {
  for (const MethodKind* kind : method_kinds()) {
    std::set<std::string_view> met;
    for (const std::string& members : testing::every_entry(*kind)) {
      INFO(members);
      const Value entry = parsed(members);
      const std::optional<Method> method = read(*kind, entry);
      if (!method) continue;  // two examples that do not go together
      CHECK(&kind_of(*method) == kind);
      const Value once = written(*kind, *method);
      for (const Option& option : kind->options) {
        const Value* given = entry.find(option.field.name);
        if (given == nullptr) continue;
        const Value* kept = once.find(option.field.name);
        REQUIRE(kept != nullptr);
        CHECK(same(*kept, *given));
        met.insert(option.field.name);
      }
      const std::optional<Method> again = read(*kind, once);
      REQUIRE(again);
      CHECK(write_json(written(*kind, *again)) == write_json(once));
    }
    for (const Option& option : kind->options) {
      INFO(kind->name << ": " << option.field.name);
      CHECK(met.count(option.field.name) == 1);
    }
  }
}

TEST_CASE("what an entry leaves out is the default that its field tells") {
  for (const MethodKind* kind : method_kinds())
    for (const Option& option : kind->options) {
      INFO(kind->name << ": " << option.field.name);
      CHECK(
          (option.field.required || !option.field.default_text.empty() || kind->begin != nullptr));
    }
}

TEST_CASE("a label leads to the entry that gives it") {
  for (const LabelledEntry& labelled : labelled_entries()) {
    INFO(labelled.label);
    CHECK(write_json(entry_of_label(labelled.label, {})) == write_json(labelled.entry));
    const MethodKind& kind = *find_method_kind(labelled.method);
    EstimatorSpec spec;
    spec.lists = lists_of(kind);
    spec.method = read(kind, labelled.entry).value();
    CHECK(label_of(spec) == labelled.label);
  }
}

}  // namespace darknumber::method_entry_test
