//! Pieces of what is sent, and what has been changed on the way: always an answer, never a crash, nothing secret told.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rand::rngs::StdRng;
use rand::{Rng as _, SeedableRng as _};

use crate::{all, assert_nothing_secret, explained};

/// Longer ones are cut in `large.rs`.
const MOST: usize = 64 * 1024;

#[test]
fn every_file_cut_off_anywhere_is_answered() {
    for pasted in all() {
        let bytes = pasted.bytes();
        for part in [1, 5, 25, 50, 75, 90, 99] {
            let end = bytes.len() * part / 100;
            let view = explained(&bytes[..end]);
            let told = serde_json::to_string(&view).unwrap();
            assert_nothing_secret(&told, &format!("{} to {end}", pasted.file));
        }
    }
}

#[test]
fn a_thousand_changed_pastes_are_answered() {
    const CHANGED: usize = 1_000;
    let rows = Arc::new(all());
    let next = Arc::new(AtomicUsize::new(0));
    let threads: Vec<_> = (0..2)
        .map(|_| {
            let (rows, next) = (Arc::clone(&rows), Arc::clone(&next));
            std::thread::spawn(move || {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= CHANGED {
                        return;
                    }
                    let mut random = StdRng::seed_from_u64(u64::try_from(number).unwrap());
                    let mut bytes = rows[number % rows.len()].bytes();
                    bytes.truncate(MOST);
                    let other = rows[random.gen_range(0..rows.len())].bytes();
                    change(&mut bytes, &other, &mut random);
                    let view = explained(&bytes);
                    assert!(!view.what.is_empty(), "{number}");
                }
            })
        })
        .collect();
    for thread in threads {
        thread.join().unwrap();
    }
}

/// A few changes as programs and people make them.
fn change(bytes: &mut Vec<u8>, other: &[u8], random: &mut StdRng) {
    const PIECES: [&[u8]; 8] = [
        b"\"",
        b"<",
        b"&amp;",
        b"%3C",
        b"\xff\xfe",
        b"AADSTS",
        b"{\"log\":{\"entries\":[",
        b"\0",
    ];
    for _ in 0..random.gen_range(1..8) {
        let at = random.gen_range(0..=bytes.len());
        match random.gen_range(0..5) {
            0 if at < bytes.len() => bytes[at] ^= 1 << random.gen_range(0..8),
            1 => drop(bytes.drain(at..(at + random.gen_range(0..40)).min(bytes.len()))),
            2 => {
                let piece = PIECES[random.gen_range(0..PIECES.len())];
                bytes.splice(at..at, piece.iter().copied());
            }
            3 => {
                let end = random.gen_range(0..=other.len().min(400));
                bytes.splice(at..at, other[..end].iter().copied());
            }
            _ => {
                let copied: Vec<u8> = bytes[at..(at + 60).min(bytes.len())].to_vec();
                bytes.splice(at..at, copied);
            }
        }
    }
}
