/* Rust's standard library asks bcryptprimitives.dll of Windows 10 for random bytes; Wine 8 has none. Under Wine alone this
   stands in for it, beside the programs that are tried out. */
#include <windows.h>

BOOLEAN NTAPI SystemFunction036(PVOID bytes, ULONG length);

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE bytes, SIZE_T length) {
    return SystemFunction036(bytes, (ULONG)length);
}
