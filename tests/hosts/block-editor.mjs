// Somebody who is logged in to WordPress in a browser, and the editor of blocks there.

import { until } from "selenium-webdriver";

const PATIENCE = 60_000;

export async function logIn(driver, address, name) {
  await driver.get(`${address}/wp-login.php`);
  await driver.manage().deleteAllCookies();
  await driver.get(`${address}/wp-login.php`);
  await driver.executeScript((name) => {
    const [form] = document.forms;
    form.log.value = name;
    form.pwd.value = "password";
    form.submit();
  }, name);
  await driver.wait(until.urlContains("/wp-admin/"), PATIENCE);
}

/** A new post with the block in it, which is chosen. */
export async function insertBlock(driver, address, name) {
  await driver.get(`${address}/wp-admin/post-new.php`);
  const isReady = (name) => Boolean(window.wp?.blocks?.getBlockType(name) && window.wp.data.select("core/editor").getCurrentPostId());
  await driver.wait(() => driver.executeScript(isReady, name), PATIENCE, `the editor has no block ${name}`);
  await driver.executeScript((name) => {
    const { blocks, data } = window.wp;
    data.dispatch("core/preferences").set("core/edit-post", "welcomeGuide", false);
    const block = blocks.createBlock(name);
    data.dispatch("core/block-editor").insertBlocks(block);
    data.dispatch("core/block-editor").selectBlock(block.clientId);
  }, name);
}

/** Waits for what the block says or shows: a frame's height, or else its text. */
export async function blockShows(driver, name, is) {
  let shown;
  const look = (name) => {
    const canvas = document.querySelector("iframe[name=editor-canvas]")?.contentDocument ?? document;
    const block = canvas.querySelector(`[data-type="${name}"]`);
    return block && { height: block.querySelector("iframe")?.offsetHeight, text: block.innerText };
  };
  const isShown = async () => {
    shown = await driver.executeScript(look, name);
    return shown && is(shown);
  };
  await driver.wait(isShown, PATIENCE).catch(() => {
    throw new Error(`the block shows at last: ${JSON.stringify(shown)}`);
  });
}

export async function setAttributes(driver, attributes) {
  await driver.executeScript((attributes) => {
    const { select, dispatch } = window.wp.data;
    const [block] = select("core/block-editor").getBlocks();
    dispatch("core/block-editor").updateBlockAttributes(block.clientId, attributes);
  }, attributes);
}

/** The address of the post, once it is published. */
export async function publish(driver, title) {
  return driver.executeAsyncScript(async (title, done) => {
    const { select, dispatch } = window.wp.data;
    dispatch("core/editor").editPost({ title, status: "publish" });
    await dispatch("core/editor").savePost();
    done(select("core/editor").getPermalink());
  }, title);
}
