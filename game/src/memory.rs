//! What the system's allocator is told: one heap for all threads, and what a software rasteriser takes and gives back with
//! every frame stays.

/// The system's allocator gives each thread a heap of its own, and what one thread frees no other can take: after some
/// situations, half of what the game held was such leavings. From here on new threads share one. To be called before
/// there are any: a heap that exists is kept.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
pub(crate) fn share_one_heap() {
    tell(libc::M_ARENA_MAX, 1);
}

/// Nothing to say to the allocator here.
#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
pub(crate) fn share_one_heap() {}

/// Freed memory that is kept for the next frame, bytes: more than a frame takes, and little beside what the game holds.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
const KEPT: libc::c_int = 32 << 20;
/// Whatever is larger goes back to the system as soon as it is freed, bytes: a frame's lists are made of smaller pieces, and
/// pictures and meshes of a scene that is over would leave holes.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
const LARGE: libc::c_int = 1 << 20;

/// The system's allocator hands what is freed at the end of a frame back to the system, which clears every page of it for the
/// next frame: a tenth of a frame where the processor paints. From here on it keeps some of it. Elsewhere allocators do so
/// by themselves.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
pub(crate) fn keep_between_frames() {
    tell(libc::M_TRIM_THRESHOLD, KEPT);
    tell(libc::M_MMAP_THRESHOLD, LARGE);
}

/// Nothing to say to the allocator here.
#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
pub(crate) fn keep_between_frames() {}

#[cfg(all(target_os = "linux", target_env = "gnu"))]
#[expect(unsafe_code, reason = "a number for the system's allocator")]
fn tell(what: libc::c_int, number: libc::c_int) {
    // SAFETY: `mallopt` takes two numbers by value and may be called at any time (mallopt(3)).
    if unsafe { libc::mallopt(what, number) } == 0 {
        tracing::warn!("the allocator refuses {number} for {what}");
    }
}
