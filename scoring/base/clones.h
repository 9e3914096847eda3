#pragma once
// Loops that are worth compiling for several processors, for the sources of hot code only.
//
// GCC and clang compile a function marked AMENDS_CLONES three times and pick by processor when the program starts;
// elsewhere it is compiled once. So it is under the sanitizers, which are not awake yet when the choice is made.
// What such a function calls must be AMENDS_INLINE to be compiled along with it.

#if defined(__x86_64__) && defined(__has_attribute) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#if __has_attribute(target_clones)
#define AMENDS_CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#endif
#endif
#ifndef AMENDS_CLONES
#define AMENDS_CLONES
#endif
#define AMENDS_INLINE __attribute__((always_inline)) inline
