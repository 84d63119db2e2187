//! Short sorted lists. The standard library's sort is made for long ones and would cost the buyer more bytes
//! than all these lists have.

/// Inserts an item into a sorted list unless it is there. Returns whether it was inserted.
pub fn insert_once<T: Ord + Copy>(list: &mut Vec<T>, item: T) -> bool {
    let place = list.partition_point(|known| *known < item);
    let is_new = list.get(place) != Some(&item);
    if is_new {
        list.insert(place, item);
    }
    is_new
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_there_once_and_in_order() {
        let mut list = Vec::new();
        let new: Vec<bool> =
            [5, 1, 5, 9, 1, 3].into_iter().map(|item| insert_once(&mut list, item)).collect();
        assert_eq!((list, new), (vec![1, 3, 5, 9], vec![true, true, false, true, false, true]));
    }
}
