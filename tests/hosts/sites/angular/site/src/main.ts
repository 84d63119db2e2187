import { Component } from "@angular/core";
import { bootstrapApplication } from "@angular/platform-browser";
import { provideRouter, RouterLink, RouterOutlet } from "@angular/router";
import { Refunds } from "./refunds";

@Component({ selector: "app-shop", imports: [RouterLink], template: '<a routerLink="/refunds">Refunds</a>' })
class Shop {}

@Component({ selector: "app-root", imports: [RouterOutlet], template: "<router-outlet />" })
class App {}

const routes = [
  { path: "", component: Shop, pathMatch: "full" as const },
  { path: "refunds", component: Refunds },
];

bootstrapApplication(App, { providers: [provideRouter(routes)] });
