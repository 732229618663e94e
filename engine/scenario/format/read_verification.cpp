// SPDX-License-Identifier: MIT
#include "engine/scenario/format/read_verification.h"

#include "engine/input/make_value.h"
#include "engine/scenario/format/field_tables.h"

namespace darknumber {

VerificationSpec read_verification(ObjectReader& parent, VerificationSpec unless_given) {
  VerificationSpec verification = unless_given;
  const Value* value = parent.value("verification");
  if (value == nullptr) return verification;
  const char* const section =
      verification.of == Verified::record ? "agencies[].verification" : "verification";
  const ObjectReader reader(*value, parent.path_of("verification"), section_fields(section),
                            parent.file(), parent.problems());
  if (reader.text("of") == "record") verification.of = Verified::record;
  verification.keeps_victims = reader.number("keeps_victims").value_or(1.0);
  verification.keeps_others = reader.number("keeps_others").value_or(1.0);
  return verification;
}

Value verification_value(const VerificationSpec& verification) {
  Value value = empty_object();
  add_member(value, "of", verification.of == Verified::person ? "person" : "record");
  add_member(value, "keeps_victims", verification.keeps_victims);
  add_member(value, "keeps_others", verification.keeps_others);
  return value;
}

}  // namespace darknumber
