#pragma once
// Two short contacts for the tests: one put right and followed up, one brushed off.

#include <string>

namespace amends::contacts {

inline const std::string k_good =
    R"({"id":"c1","agent":"ann","covariates":{"severity":3,"channel":"phone"},"outcomes":{"retained":1},"turns":[)"
    R"({"who":"customer","text":"My parcel never came and I was in all day.","at":"2026-03-02T09:15:00"},)"
    R"({"who":"agent","text":"I am so sorry. You stayed in all day for us and nobody came. I will send a new one today and ring you on Friday.","promise":"kept"},)"
    R"({"deed":"fix","what":"sent a new parcel","visible":true,"at":"2026-03-02T09:25:00"},)"
    R"({"contact":"follow_up","opener":"agent","at":"2026-03-06T10:00:00"},)"
    R"({"who":"agent","text":"I am ringing as I said I would. Did it arrive, and is everything as it should be?"}]})";

inline const std::string k_bad =
    R"({"id":"c2","agent":"ben","covariates":{"severity":2,"channel":"web"},"outcomes":{"retained":0},"turns":[)"
    R"({"who":"customer","text":"My parcel never came."},)"
    R"({"who":"agent","text":"You should have been at home."}]})";

}  // namespace amends::contacts
