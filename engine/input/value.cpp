// SPDX-License-Identifier: MIT
#include "engine/input/value.h"

#include "engine/core/contracts.h"

namespace darknumber {

double Value::number() const {
  DN_EXPECT(is_number(), "a number is asked of a value that is none");
  if (is_integer()) return static_cast<double>(std::get<std::int64_t>(data));
  return std::get<double>(data);
}

const Value* Value::find(std::string_view name) const {
  DN_EXPECT(is_object(), "a member is asked of a value that is no object");
  for (const Member& member : object())
    if (member.name == name) return &member.value;
  return nullptr;
}

Value* Value::find(std::string_view name) {
  return const_cast<Value*>(static_cast<const Value*>(this)->find(name));
}

}  // namespace darknumber
