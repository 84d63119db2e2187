// The block in the editor: the page for frames, as buyers see it, and a choice of language. The plugin's PHP prints
// what stands on published pages.

(function registerRefundCheck({ blocks, blockEditor, components, element, i18n }) {
  const { createElement: h, useEffect, useRef, useState } = element;
  const { __ } = i18n;
  /** Set by the plugin's PHP. */
  const known = /** @type {any} */ (window).refundCheckEditor ?? { preview: "", languages: [], missing: "" };

  function Edit({ attributes, setAttributes }) {
    const { lang } = attributes;
    const language = h(components.SelectControl, {
      label: __("Language", "refund-check"),
      value: lang,
      options: choices(lang),
      onChange: (chosen) => setAttributes({ lang: chosen }),
    });
    const settings = h(components.PanelBody, { title: __("Questionnaire", "refund-check") }, language);
    return h(
      "div",
      blockEditor.useBlockProps(),
      h(blockEditor.InspectorControls, null, settings),
      known.preview ? h(Preview, { lang }) : h(Missing),
    );
  }

  /** A language that was chosen stays in the list, even if another folder no longer has it. */
  function choices(lang) {
    const languages = known.languages.includes(lang) || !lang ? known.languages : [...known.languages, lang];
    const own = { value: "", label: __("As the page", "refund-check") };
    return [own, ...languages.map((language) => ({ value: language, label: nameOf(language) }))];
  }

  function nameOf(language) {
    return new Intl.DisplayNames([language], { type: "language" }).of(language) ?? language;
  }

  function Missing() {
    const label = __("Refund check", "refund-check");
    return h(components.Placeholder, { icon: "clipboard", label, instructions: known.missing });
  }

  /** The frame takes the height that its content posts. It ignores the pointer, so that a click selects the block. */
  function Preview({ lang }) {
    const frame = useRef(null);
    const [height, setHeight] = useState(480);
    useEffect(() => {
      // The editor's canvas may be a window of its own.
      const view = frame.current.ownerDocument.defaultView;
      const hear = ({ source, data }) => {
        const told = source === frame.current?.contentWindow ? data?.["refund-check-height"] : undefined;
        if (Number.isFinite(told)) setHeight(Math.min(Math.max(told, 100), 2000));
      };
      view.addEventListener("message", hear);
      return () => view.removeEventListener("message", hear);
    }, []);
    const src = lang ? `${known.preview}?lang=${encodeURIComponent(lang)}` : known.preview;
    const style = { border: 0, display: "block", height, pointerEvents: "none", width: "100%" };
    return h("iframe", { ref: frame, src, style, tabIndex: -1, title: __("Refund check, as buyers see it", "refund-check") });
  }

  blocks.registerBlockType("refund-check/refund-check", { edit: Edit, save: () => null });
})(/** @type {any} */ (window).wp);
