//! Which screen a press was meant for.
//!
//! A screen can be drawn between a finger going down and coming up again, and the second click of a pair lands on what
//! the first one brought. Both mean the screen that stood there when the pressing began.

/// The presses of one element.
#[derive(Clone, Debug, Default)]
pub struct Presses {
    /// The screen that the finger or the mouse went down on, until it comes up.
    down: Option<u32>,
    /// The screen that the first click of a row was meant for.
    first: u32,
}

impl Presses {
    /// A finger or the mouse goes down.
    pub fn down(&mut self, screen: u32) {
        self.down = Some(screen);
    }

    /// Something is clicked, for the so-many-th time in a row; 0 stands for the keyboard and for scripts.
    pub fn screen(&mut self, clicks: i32, screen: u32) -> u32 {
        let down = self.down.take().unwrap_or(screen);
        match clicks {
            ..=0 => screen,
            1 => {
                self.first = down;
                down
            }
            _ => self.first,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_click_of_a_pair_means_the_screen_of_the_first() {
        let mut presses = Presses::default();
        presses.down(1);
        assert_eq!(presses.screen(1, 1), 1);
        presses.down(2);
        assert_eq!(presses.screen(2, 2), 1);
        presses.down(2);
        assert_eq!(presses.screen(3, 2), 1);
        presses.down(2);
        assert_eq!(presses.screen(1, 2), 2, "a new row");
    }

    #[test]
    fn what_was_drawn_while_a_finger_was_down_was_not_pressed() {
        let mut presses = Presses::default();
        presses.down(4);
        assert_eq!(presses.screen(1, 5), 4);
        assert_eq!(presses.screen(0, 5), 5, "the keyboard");
        assert_eq!(presses.screen(1, 5), 5, "nothing went down");
    }
}
